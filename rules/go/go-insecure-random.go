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

func upstreamOf(all []string) string {
	// ok: go-insecure-random
	return all[rand.Intn(len(all))]
}

func wait(base int) int {
	// ok: go-insecure-random
	jitter := rand.Intn(base)
	// ok: go-insecure-random
	if rand.Float64() < 0.1 {
		return base
	}
	return base + jitter
}
