package shop

import (
	"crypto/cipher"
	"crypto/rand"
	"io"
)

func fixed(gcm cipher.AEAD, text []byte) []byte {
	nonce := []byte("0123456789ab")
	// ruleid: go-fixed-nonce
	return gcm.Seal(nil, nonce, text, nil)
}

func zero(block cipher.Block) cipher.Stream {
	iv := make([]byte, 16)
	// ruleid: go-fixed-nonce
	return cipher.NewCTR(block, iv)
}

func random(gcm cipher.AEAD, text []byte) ([]byte, error) {
	nonce := make([]byte, gcm.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return nil, err
	}
	// ok: go-fixed-nonce
	return gcm.Seal(nonce, nonce, text, nil), nil
}

func read(block cipher.Block) (cipher.Stream, error) {
	iv := make([]byte, 16)
	if _, err := rand.Read(iv); err != nil {
		return nil, err
	}
	// ok: go-fixed-nonce
	return cipher.NewCTR(block, iv), nil
}
