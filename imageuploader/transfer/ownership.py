"""Whether Linode is asked about an upload by somebody to whom it would tell the truth."""

from imageuploader.domain.errors import OtherAccount
from imageuploader.domain.image import Image
from imageuploader.domain.upload import Upload
from imageuploader.linode.client import LinodeClient


def is_at_home(upload: Upload, client: LinodeClient) -> bool:
    """Return whether this is the Linode that was asked for the upload's address."""
    return upload.api_url in {"", client.api_url}


def check_home(upload: Upload, client: LinodeClient) -> None:
    """Raise OtherAccount where the upload went to another Linode."""
    if not is_at_home(upload, client):
        raise OtherAccount(upload.api_url, "")


def check_gone(upload: Upload, client: LinodeClient) -> None:
    """Raise OtherAccount where an image that was not found may only be hidden from who asks."""
    maker = _maker(upload)
    if maker and client.profile().username != maker:
        raise OtherAccount(client.api_url, maker)


def check_user(upload: Upload, client: LinodeClient) -> str:
    """Return whose token it is; raise OtherAccount where another user asked for the address."""
    user = client.profile().username
    if upload.user not in {"", user}:
        raise OtherAccount(client.api_url, upload.user)
    return user


def is_same(image: Image, before: Image) -> bool:
    """Return whether an image is the one that had its id before: a new Linode counts anew."""
    return not (image.created and before.created) or image.created == before.created


def _maker(upload: Upload) -> str:
    return (upload.image.created_by or "") if upload.image else ""
