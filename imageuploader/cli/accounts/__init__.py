"""The command `imageuploader-cli accounts`."""
