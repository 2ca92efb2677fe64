package shop

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
)

func sign(document []byte) []byte {
	// ruleid: go-weak-hash
	sum := sha256.Sum256(document)
	// ruleid: go-weak-hash
	hash := sha1.New()
	hash.Write(sum[:])
	return hash.Sum(nil)
}

func modern(document, key []byte) []byte {
	// ok: go-weak-hash
	sum := sha256.Sum256(document)
	// ok: go-weak-hash
	mac := hmac.New(sha1.New, key)
	mac.Write(sum[:])
	return mac.Sum(nil)
}

func cacheKey(url string) string {
	// ok: go-weak-hash
	etag := md5.Sum([]byte(url))
	return string(etag[:])
}
