"""Checks that API endpoint, user and image are those of the upload."""

from imageuploader.domain.errors import OtherAccount
from imageuploader.domain.image import Image
from imageuploader.domain.upload import Upload
from imageuploader.linode.client import LinodeClient


def is_same_endpoint(upload: Upload, client: LinodeClient) -> bool:
    """Return whether the client talks to the Linode that issued the upload's address."""
    return upload.api_url in {"", client.api_url}


def require_endpoint(upload: Upload, client: LinodeClient) -> None:
    """Raise OtherAccount if the upload went to another Linode."""
    if not is_same_endpoint(upload, client):
        raise OtherAccount(upload.api_url, "")


def require_maker(upload: Upload, client: LinodeClient) -> None:
    """Raise OtherAccount if an image that was not found may only be hidden from this user."""
    maker = _maker(upload)
    if maker and client.profile().username != maker:
        raise OtherAccount(client.api_url, maker)


def require_user(upload: Upload, client: LinodeClient) -> str:
    """Return the owner of the token; raise OtherAccount if another user requested the address."""
    user = client.profile().username
    if upload.user not in {"", user}:
        raise OtherAccount(client.api_url, upload.user)
    return user


def is_same_image(image: Image, before: Image) -> bool:
    """Return whether this is the image that had its ID before.

    IDs restart on a new Linode deployment.
    """
    return not (image.created and before.created) or image.created == before.created


def _maker(upload: Upload) -> str:
    return (upload.image.created_by or "") if upload.image else ""
