package race

import (
	"fmt"
	"time"
)

// Clock writes a time to the thousandth, as a stopwatch shows it: "0:07.004",
// "1:02:03.500". A time that is not known is "-".
func Clock(d time.Duration) string {
	if d < 0 {
		return "-"
	}
	return Tenths(d) + fmt.Sprintf("%02d", d.Milliseconds()%100)
}

// Tenths writes a time to the tenth, cut off: "0:07.0", "1:02:03.5".
func Tenths(d time.Duration) string {
	return Seconds(d) + fmt.Sprintf(".%d", d.Milliseconds()%1000/100)
}

// Seconds writes a time to the second, cut off: "0:07", "1:02:03".
func Seconds(d time.Duration) string {
	s := int64(max(0, d) / time.Second)
	if s < 3600 {
		return fmt.Sprintf("%d:%02d", s/60, s%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// Delta writes how much later or earlier something is, to the tenth while it is
// under a minute: "+0.4", "-12.0", "+1:04".
func Delta(d time.Duration) string {
	sign := "+"
	if d < 0 {
		sign, d = "-", -d
	}
	if d < time.Minute {
		return fmt.Sprintf("%s%d.%d", sign, d.Milliseconds()/1000, d.Milliseconds()%1000/100)
	}
	return sign + Seconds(d)
}
