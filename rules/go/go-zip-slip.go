package shop

import (
	"archive/tar"
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func unpack(reader *zip.ReadCloser, target string) error {
	for _, entry := range reader.File {
		path := filepath.Join(target, entry.Name)
		// ruleid: go-zip-slip
		out, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func untar(reader *tar.Reader, target string) error {
	for {
		header, err := reader.Next()
		if err == io.EOF {
			return nil
		}
		// ruleid: go-zip-slip
		out, err := os.Create(target + "/" + header.Name)
		if err != nil {
			return err
		}
		out.Close()
	}
}

func unpackInside(reader *zip.ReadCloser, target string) error {
	for _, entry := range reader.File {
		path := filepath.Join(target, entry.Name)
		if !strings.HasPrefix(path, filepath.Clean(target)+string(os.PathSeparator)) {
			continue
		}
		// ok: go-zip-slip
		if out, err := os.Create(path); err == nil {
			out.Close()
		}
	}
	return nil
}

func unpackLocal(reader *zip.ReadCloser, target string) error {
	for _, entry := range reader.File {
		if !filepath.IsLocal(entry.Name) {
			continue
		}
		// ok: go-zip-slip
		if out, err := os.Create(filepath.Join(target, entry.Name)); err == nil {
			out.Close()
		}
	}
	return nil
}
