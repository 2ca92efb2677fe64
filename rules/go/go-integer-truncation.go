package shop

import (
	"math"
	"strconv"
)

func quantity(text string) (int32, error) {
	number, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	// ruleid: go-integer-truncation
	return int32(number), nil
}

func checked(text string) (int16, error) {
	number, err := strconv.Atoi(text)
	if err != nil || number > math.MaxInt16 || number < math.MinInt16 {
		return 0, err
	}
	// ok: go-integer-truncation
	return int16(number), nil
}

func parsed(text string) (int32, error) {
	number, err := strconv.ParseInt(text, 10, 32)
	// ok: go-integer-truncation
	return int32(number), err
}

func wide(text string) (uint16, error) {
	number, err := strconv.ParseUint(text, 10, 64)
	// ruleid: go-integer-truncation
	return uint16(number), err
}
