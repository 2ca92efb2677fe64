package shop

import (
	"crypto/rand"
	"crypto/rsa"
)

func keys() {
	// ruleid: go-weak-rsa-key
	rsa.GenerateKey(rand.Reader, 3072)
	// ok: go-weak-rsa-key
	rsa.GenerateKey(rand.Reader, 2048)
}
