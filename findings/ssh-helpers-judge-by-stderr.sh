#!/usr/bin/env bash
# Guess:  exec of the promise libraries over ssh2 rejects if the remote command ends with a status above 0,
#         and resolves if it ends with 0, as child_process.exec does.
# Truth:  node-ssh's exec and ssh2-promise's exec never look at the status: status 3 resolves, with the
#         output alone, and status 0 rejects if a word was written to standard error. So does a command cut
#         off without a status: it resolves. Only node-ssh's execCommand gives the status.
# Why:    a deployment that runs `cobalt verify` on a host goes on with a broken story, and stops at a warning.
#         Use execCommand and look at code, which is null if the session was cut off.
# Seen:   node-ssh 13.2.1, ssh2-promise 1.0.3, ssh2 1.17.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . node-ssh@13.2.1 ssh2-promise@1.0.3 ssh2@1.17.0 >/dev/null

cat > try.js <<'JS'
const { Server, utils } = require('ssh2');
const { NodeSSH } = require('node-ssh');
const SSH2Promise = require('ssh2-promise');

const server = new Server({ hostKeys: [utils.generateKeyPairSync('ed25519').private] }, (client) => {
  client.on('error', () => {});
  client.on('authentication', (context) => context.accept());
  client.on('session', (accept) => accept().on('exec', (accept, reject, { command }) => {
    const stream = accept();
    if (command === 'warns') stream.stderr.write('warning');
    else stream.write('output');
    if (command !== 'is-cut-off') stream.exit(command === 'fails' ? 3 : 0);
    stream.end();
  }));
});
const outcome = (promise) => promise.then((value) => `resolves with ${JSON.stringify(value)}`,
  (error) => `rejects with ${error.message ?? error}`);

server.listen(0, '127.0.0.1', async () => {
  const target = { host: '127.0.0.1', port: server.address().port, username: 'ana', password: 'x' };
  const one = await new NodeSSH().connect(target);
  const two = new SSH2Promise({ ...target, reconnect: false });
  await two.connect();
  for (const command of ['fails', 'warns', 'is-cut-off']) {
    const { code } = await one.execCommand(command);
    console.log(`${command}, status ${code}`);
    console.log(`  node-ssh ${await outcome(one.exec(command, []))}`);
    console.log(`  ssh2-promise ${await outcome(two.exec(command))}`);
  }
  process.exit();
});
JS
got=$(node try.js)
echo "$got"
want='fails, status 3
  node-ssh resolves with "output"
  ssh2-promise resolves with "output"
warns, status 0
  node-ssh rejects with warning
  ssh2-promise rejects with warning
is-cut-off, status null
  node-ssh resolves with "output"
  ssh2-promise resolves with "output"'
[ "$got" = "$want" ] || { echo "changed: the status counts otherwise" >&2; exit 1; }
