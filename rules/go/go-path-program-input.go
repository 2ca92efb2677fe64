package tool

import (
	"bufio"
	"os"
	"path/filepath"
)

func load() ([]byte, error) {
	name := os.Getenv("REPORT_NAME")
	// ruleid: go-path-program-input
	return os.ReadFile("/var/reports/" + name)
}

func prompt() (*os.File, error) {
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil {
		return nil, err
	}
	// ruleid: go-path-program-input
	return os.Open(line)
}

func config() ([]byte, error) {
	// ok: go-path-program-input
	return os.ReadFile(filepath.Join(os.Getenv("HOME"), ".tool.yaml"))
}

func byName() (*os.File, error) {
	// ok: go-path-program-input
	return os.Open(filepath.Join("/var/reports", filepath.Base(os.Getenv("REPORT_NAME"))))
}
