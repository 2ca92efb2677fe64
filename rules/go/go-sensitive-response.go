package clinic

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

type answer struct {
	Name   string
	Number string
}

func readPatient(w http.ResponseWriter, r *http.Request) {
	patient := patients.Find(r.PathValue("id"))
	// ruleid: go-sensitive-response
	json.NewEncoder(w).Encode(answer{Name: patient.Name, Number: patient.SSN})
	// ruleid: go-sensitive-response
	fmt.Fprintf(w, "number %s", patient.SSN)
	text, _ := json.Marshal(whole(patient))
	// ruleid: go-sensitive-response
	w.Write(text)
	// ok: go-sensitive-response
	json.NewEncoder(w).Encode(answer{Name: patient.Name})
	// ok: go-sensitive-response
	fmt.Fprintf(w, "known: %v", register.Contains(patient.SSN))
	// ok: go-sensitive-response
	fmt.Fprintf(w, "card %s", mask(patient.CardNumber))
}

func whole(patient Patient) answer {
	return answer{Name: patient.Name, Number: patient.SSN}
}

func readCard(c *gin.Context) {
	order := orders.Find(c.Param("id"))
	// ruleid: go-sensitive-response
	c.JSON(200, gin.H{"total": order.Total, "card": order.CardNumber})
	// ok: go-sensitive-response
	c.JSON(200, gin.H{"total": order.Total})
}
