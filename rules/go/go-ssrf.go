package shop

import (
	"fmt"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"
)

func preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-ssrf
	resp, err := http.Get(r.URL.Query().Get("url"))
	if err != nil {
		return
	}
	defer resp.Body.Close()
}

func forward(c *gin.Context, client *http.Client) {
	target := "http://" + c.Query("host") + "/status"
	// ruleid: go-ssrf
	req, err := http.NewRequest("GET", target, nil)
	if err != nil {
		return
	}
	client.Do(req)
	// ruleid: go-ssrf
	client.Get(fmt.Sprintf("http://%s/health", c.Query("host")))
}

func fixedHost(w http.ResponseWriter, r *http.Request) {
	// ok: go-ssrf
	http.Get("https://api.example.com/items/" + url.PathEscape(r.FormValue("id")))
	// ok: go-ssrf
	http.Get(fmt.Sprintf("https://api.example.com/items/%s", r.FormValue("id")))
}

func allowed(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	parsed, err := url.Parse(target)
	if err != nil {
		return
	}
	if parsed.Host != "api.example.com" {
		return
	}
	// ok: go-ssrf
	http.Get(target)
}
