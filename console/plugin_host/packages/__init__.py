"""Packages of plugins: packed, signed, verified, installed without network, rolled back."""
