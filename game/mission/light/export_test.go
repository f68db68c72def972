package light

// SumOf is sumOf, for tests.
var SumOf = sumOf
