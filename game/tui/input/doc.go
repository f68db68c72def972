// Package input reads the keys of a terminal, and mends sequences that slow lines
// and old consoles break:
//
//   - A sequence whose bytes come one by one, as over a slow line, is put together
//     again. By itself its first byte would be the escape key.
//   - A paste that is never ended is ended once nothing comes for a while, because
//     until then every key would belong to it.
//   - The function keys of the Linux console get the sequences of other terminals. By
//     themselves they would end in a letter.
//   - A sequence loses the parameters that are more than terminals send.
//   - A record of a key of Windows is no key: no terminal sends one unasked.
//
// It changes nothing else, and keeps nothing back for longer than [Wait].
//
// The keys of a terminal that is elsewhere it also decodes ([Stream]).
package input
