"""Keys, signatures, the hash chain's arithmetic. Bytes in, bytes out."""
