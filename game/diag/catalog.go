package diag

func hint(Code) string { return "" }
