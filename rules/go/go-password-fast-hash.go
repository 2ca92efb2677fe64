package shop

import (
	"crypto/sha256"

	"golang.org/x/crypto/bcrypt"
)

func store(password string) [32]byte {
	// ruleid: go-password-fast-hash
	return sha256.Sum256([]byte(password))
}

func stream(password string) []byte {
	hash := sha256.New()
	// ruleid: go-password-fast-hash
	hash.Write([]byte(password))
	return hash.Sum(nil)
}

func slow(password string) ([]byte, error) {
	// ok: go-password-fast-hash
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func document(text []byte) [32]byte {
	// ok: go-password-fast-hash
	return sha256.Sum256(text)
}
