"""How the system inside an image would be started: boot loader, kernel, initramfs."""
