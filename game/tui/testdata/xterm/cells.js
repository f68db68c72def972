// Writes the screens of a terminal at every pause of a session. It reads the
// session from standard input: a JSON array of pauses, each with the size of the
// terminal from there on and the bytes (in base64) that it is then sent. It writes
// a JSON array of screens, each an array of rows as row() below writes them.
const { Terminal } = require('@xterm/headless')

function color(isDefault, isRGB, value) {
  if (isDefault) return '-'
  return isRGB ? '#' + value.toString(16).padStart(6, '0') : String(value)
}

function style(cell) {
  const attributes = [
    ['b', cell.isBold()], ['d', cell.isDim()], ['i', cell.isItalic()], ['k', cell.isBlink()],
    ['r', cell.isInverse()], ['h', cell.isInvisible()], ['s', cell.isStrikethrough()], ['u', cell.isUnderline()],
  ]
  return color(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()) + ' ' +
    color(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()) + ' ' +
    attributes.filter(a => a[1]).map(a => a[0]).join('')
}

// row writes a row's cells one after the other: each change of style as its name
// in braces, then the characters.
function row(line, columns) {
  let text = '', last = '- - '
  for (let x = 0; x < columns; x++) {
    const cell = line.getCell(x)
    if (cell.getWidth() === 0) continue
    const now = style(cell)
    if (now !== last) text += '{' + now + '}'
    last = now
    text += cell.getChars() || ' '
  }
  return text
}

async function main() {
  let input = ''
  for await (const chunk of process.stdin) input += chunk
  const pauses = JSON.parse(input)
  const terminal = new Terminal({ cols: pauses[0].columns, rows: pauses[0].rows, allowProposedApi: true })
  const screens = []
  for (const p of pauses) {
    if (terminal.cols !== p.columns || terminal.rows !== p.rows) terminal.resize(p.columns, p.rows)
    await new Promise(done => terminal.write(Buffer.from(p.sent, 'base64'), done))
    const buffer = terminal.buffer.active
    const rows = []
    for (let y = 0; y < p.rows; y++) rows.push(row(buffer.getLine(buffer.baseY + y), p.columns))
    screens.push(rows)
  }
  process.stdout.write(JSON.stringify(screens))
}

main()
