package shop

import (
	"crypto/tls"
	"crypto/x509"
)

func lax() *tls.Config {
	return &tls.Config{
		// ruleid: go-tls-verify-off
		InsecureSkipVerify: true,
	}
}

func strict(roots *x509.CertPool) *tls.Config {
	// ok: go-tls-verify-off
	return &tls.Config{RootCAs: roots, InsecureSkipVerify: false}
}

// Whoever runs it decides.
func copied(from *tls.Config) *tls.Config {
	// ok: go-tls-verify-off
	return &tls.Config{InsecureSkipVerify: from.InsecureSkipVerify}
}
