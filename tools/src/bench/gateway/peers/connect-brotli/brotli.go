package brotli

import "connectrpc.com/connect"

const Name = "br"

func WithCompression() connect.Option { return connect.WithOptions() }
