"""Virtual disks: what the headers of qcow2, vmdk, vdi, vhd and vhdx say, read without trust."""
