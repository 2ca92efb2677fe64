package shop

import (
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

const folder = "/srv/files"

func download(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	// ruleid: go-path-traversal
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return
	}
	w.Write(data)
}

func serve(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-path-traversal
	http.ServeFile(w, r, folder+r.URL.Path)
}

func upload(c *gin.Context) {
	file, err := c.FormFile("file")
	if err != nil {
		return
	}
	// ruleid: go-path-traversal
	c.SaveUploadedFile(file, "/srv/uploads/"+file.Filename)
}

func remove(c *fiber.Ctx) error {
	// ruleid: go-path-traversal
	return os.Remove(folder + "/" + c.Params("name"))
}

func downloadByName(w http.ResponseWriter, r *http.Request) {
	name := filepath.Base(r.URL.Query().Get("file"))
	// ok: go-path-traversal
	http.ServeFile(w, r, filepath.Join(folder, name))
}

func downloadBelowFolder(w http.ResponseWriter, r *http.Request) {
	target := filepath.Join(folder, r.FormValue("file"))
	if !strings.HasPrefix(target, folder+"/") {
		return
	}
	// ok: go-path-traversal
	http.ServeFile(w, r, target)
}

func downloadLocal(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("file")
	if !filepath.IsLocal(name) {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	// ok: go-path-traversal
	http.ServeFile(w, r, filepath.Join(folder, name))
}

func downloadByNumber(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return
	}
	// ok: go-path-traversal
	os.Open(filepath.Join(folder, strconv.Itoa(id)+".pdf"))
}

func cleanFromRoot(w http.ResponseWriter, r *http.Request) {
	name := filepath.Clean("/" + r.FormValue("file"))
	// ok: go-path-traversal
	os.Open(folder + name)
}
