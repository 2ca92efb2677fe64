package shop

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rc4"
)

func old(key []byte) {
	// ruleid: go-weak-cipher
	des.NewTripleDESCipher(key)
	// ruleid: go-weak-cipher
	rc4.NewCipher(key)
}

func blocks(key, data []byte) error {
	block, err := aes.NewCipher(key)
	if err != nil {
		return err
	}
	for at := 0; at < len(data); at += aes.BlockSize {
		// ruleid: go-weak-cipher
		block.Encrypt(data[at:], data[at:])
	}
	return nil
}

func modern(key []byte) (cipher.AEAD, error) {
	// ok: go-weak-cipher
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}
