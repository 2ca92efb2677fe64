package shop

import (
	"encoding/gob"
	"encoding/json"
	"net/http"
	"os"
)

type Order struct{ ID int }

func receive(w http.ResponseWriter, r *http.Request) {
	var order Order
	// ruleid: go-unsafe-deserialization
	if err := gob.NewDecoder(r.Body).Decode(&order); err != nil {
		return
	}
	// ok: go-unsafe-deserialization
	if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
		return
	}
}

func load(file *os.File) {
	var order Order
	// ok: go-unsafe-deserialization
	gob.NewDecoder(file).Decode(&order)
}
