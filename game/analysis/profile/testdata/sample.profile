cobalt profile 1
ending ghost first 2026-11-22T14:03:11Z choices 89 minutes 32 best 1830.250
run ghost 2026-11-22T13:32:41.000Z
run ghost 2026-11-23T09:00:00.125Z
saw prison the%20cell%20100%25
saw prison the-cell
took prison the-cell lift-the-keys
sum sha256:aab6db316d0c3b26dd0ba2673174b53fecc159297c2722aa32228e156f3ca103
