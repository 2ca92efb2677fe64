package shop

import (
	crypto "crypto/rand"
	"math/big"
	"math/rand"
)

func token() int {
	// ruleid: go-insecure-random
	return rand.Intn(1000000)
}

func secure() (*big.Int, error) {
	// ok: go-insecure-random
	return crypto.Int(crypto.Reader, big.NewInt(1000000))
}
