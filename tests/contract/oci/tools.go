//go:build tools

// The programs that this folder is for, so that go.sum pins them.
package oci

import (
	_ "github.com/google/go-containerregistry/cmd/crane"
	_ "github.com/opencontainers/distribution-spec/conformance"
)
