package shop

import "crypto/tls"

func old() *tls.Config {
	// ruleid: go-tls-old-version
	return &tls.Config{MinVersion: tls.VersionTLS12}
}

func later(config *tls.Config) {
	// ruleid: go-tls-old-version
	config.MinVersion = tls.VersionTLS12
}

func modern() *tls.Config {
	// ok: go-tls-old-version
	return &tls.Config{MinVersion: tls.VersionTLS12}
}
