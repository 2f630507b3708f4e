"""imageuploader-cli, the console companion."""
