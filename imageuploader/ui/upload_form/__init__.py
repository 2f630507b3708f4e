"""The form of a new upload: file, label, region, description, tags, cloud-init."""
