package shop

import (
	"compress/gzip"
	"io"
	"os"
)

func unpack(file *os.File, out io.Writer) error {
	reader, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	// ruleid: go-decompression-bomb
	_, err = io.Copy(out, reader)
	return err
}

func unpackLimited(file *os.File, out io.Writer) error {
	reader, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	// ok: go-decompression-bomb
	_, err = io.Copy(out, io.LimitReader(reader, 1<<20))
	return err
}

func copyFile(file *os.File, out io.Writer) error {
	// ok: go-decompression-bomb
	_, err := io.Copy(out, file)
	return err
}
