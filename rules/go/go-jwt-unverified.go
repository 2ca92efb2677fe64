package shop

import "github.com/golang-jwt/jwt/v5"

func claims(text string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	// ruleid: go-jwt-unverified
	_, _, err := jwt.NewParser().ParseUnverified(text, claims)
	return claims, err
}

func none(claims jwt.MapClaims) (string, error) {
	// ruleid: go-jwt-unverified
	token := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ruleid: go-jwt-unverified
	return token.SignedString(jwt.UnsafeAllowNoneSignatureType)
}

func verified(text string, key []byte) (*jwt.Token, error) {
	// ok: go-jwt-unverified
	return jwt.Parse(text, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}))
}
