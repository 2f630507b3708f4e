"""Readers of qcow2, vmdk, vdi, vhd and vhdx, which trust nothing in a file."""
