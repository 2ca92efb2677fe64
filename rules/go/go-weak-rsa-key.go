package shop

import (
	"crypto/rand"
	"crypto/rsa"
)

func keys() {
	// ruleid: go-weak-rsa-key
	rsa.GenerateKey(rand.Reader, 1024)
	// ok: go-weak-rsa-key
	rsa.GenerateKey(rand.Reader, 2048)
}
