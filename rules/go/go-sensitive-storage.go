package clinic

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"strings"
)

func keep(patient Patient, gcm cipher.AEAD, nonce []byte) {
	// ruleid: go-sensitive-storage
	os.WriteFile("exports/"+patient.ID, []byte(summaryOf(patient)), 0o600)
	// ruleid: go-sensitive-storage
	os.WriteFile("exports/"+patient.ID, []byte(base64.StdEncoding.EncodeToString([]byte(patient.SSN))), 0o600)
	// ok: go-sensitive-storage
	os.WriteFile("exports/"+patient.ID, gcm.Seal(nonce, nonce, []byte(patient.SSN), nil), 0o600)
	// ok: go-sensitive-storage
	os.WriteFile("exports/"+patient.ID, []byte(patient.Name), 0o600)
}

func summaryOf(patient Patient) string {
	return patient.Name + ": " + patient.SSN
}

func table(patients []Patient) {
	out, err := os.Create("exports/all.csv")
	if err != nil {
		return
	}
	for _, patient := range patients {
		// ruleid: go-sensitive-storage
		fmt.Fprintf(out, "%s,%s", patient.ID, patient.SSN)
		// ok: go-sensitive-storage
		fmt.Fprintf(out, "%s", patient.ID)
	}
	var text strings.Builder
	// ok: go-sensitive-storage
	text.WriteString(patients[0].SSN)
}

func remote(w http.ResponseWriter, rdb *redis.Client, card Card) {
	// ruleid: go-sensitive-storage
	rdb.Set(ctx, "card", card.CardNumber, 0)
	// ruleid: go-sensitive-storage
	http.SetCookie(w, &http.Cookie{Name: "card", Value: card.CardNumber})
	// ok: go-sensitive-storage
	rdb.Set(ctx, "card", vault.Tokenize(card.CardNumber), 0)
}
