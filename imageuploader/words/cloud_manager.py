"""The pages of Linode and Cloud Manager that the window opens."""

from urllib.parse import quote

CLOUD_MANAGER = "https://cloud.linode.com"
IMAGES_PAGE = f"{CLOUD_MANAGER}/images"
GUIDE_PAGE = "https://techdocs.akamai.com/cloud-computing/docs/upload-an-image"
"""Linode's own description of what an image has to be."""

PRIVACY_PAGE = "https://www.linode.com/legal-privacy/"
EU_TERMS_PAGE = "https://www.linode.com/eu-model/"
"""The two documents that an account agrees to before its first image in Europe."""

SUPPORT_PAGE = f"{CLOUD_MANAGER}/support/tickets"


def deploy_page(image_id: str) -> str:
    """Return the page that makes a server from an image."""
    return f"{CLOUD_MANAGER}/linodes/create?type=Images&imageID={image_id}"


def image_page(image_id: str) -> str:
    """Return the page of one image."""
    return f"{IMAGES_PAGE}/{quote(image_id, safe='')}/edit"
