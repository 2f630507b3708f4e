"""Everything that can go wrong, as facts. The sentences are in `words/errors/__init__.py`.

UploadError
├── BadSpec                      an input breaks a rule
├── FileError                    the disk image
│   ├── FileMissing  FileUnreadable  IsFolder  FileEmpty  TooLarge
│   ├── NotAnImage  WrongFormat  UnknownMethod  Damaged
│   ├── NotOneImage  Encrypted  TooDeep  TooHungry
│   ├── NeedsOtherFile  NotConvertible  NeedsRepair
│   └── FileChanged  FileExists
├── LocalError                   this computer
│   ├── NoSpace  DiskFailed
│   ├── HistoryFull  HistoryLags  HistorySetAside  HistoryNewer
│   └── TokenStoreError          the password store
│       ├── NoTokenStore  TokenStoreLocked  TokenStoreRefused  TokenStorePlain
│       └── TokenGone  TokenNotStored
├── AccessError                  the token or its owner
│   └── NoToken  TokenRefused  MissingScope  OtherAccount
├── NetworkError                 the connection
│   └── Unreachable  NameNotFound  NotTrusted
├── ServiceError                 the answer of Linode
│   ├── Rejected  NotFound  RateLimited  ServerTrouble  Garbled
│   ├── AddressRefused  UnsafeAddress  WrongChecksum
│   └── ProcessingFailed  ImageGone  ImageUnclear  NoWord
├── BadSetting  NotEncrypted     a flag, a variable or a setting
└── Unexpected                   a bug of ours
"""

from imageuploader.domain.errors.base import (
    BadSetting,
    BadSpec,
    NotEncrypted,
    Unexpected,
    UploadError,
)
from imageuploader.domain.errors.file import (
    Damaged,
    Encrypted,
    FileChanged,
    FileEmpty,
    FileError,
    FileExists,
    FileMissing,
    FileUnreadable,
    IsFolder,
    NeedsOtherFile,
    NeedsRepair,
    NotAnImage,
    NotConvertible,
    NotOneImage,
    TooDeep,
    TooHungry,
    TooLarge,
    UnknownMethod,
    WrongFormat,
)
from imageuploader.domain.errors.local import (
    DiskFailed,
    HistoryFull,
    HistoryLags,
    HistoryNewer,
    HistorySetAside,
    LocalError,
    NoSpace,
    NoTokenStore,
    TokenGone,
    TokenNotStored,
    TokenStoreError,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
)
from imageuploader.domain.errors.remote import (
    AccessError,
    AddressRefused,
    Garbled,
    ImageGone,
    ImageUnclear,
    MissingScope,
    NameNotFound,
    NetworkError,
    NotFound,
    NoToken,
    NotTrusted,
    NoWord,
    OtherAccount,
    ProcessingFailed,
    RateLimited,
    Rejected,
    ServerTrouble,
    ServiceError,
    TokenRefused,
    Unreachable,
    UnsafeAddress,
    WrongChecksum,
)

__all__ = [
    "AccessError",
    "AddressRefused",
    "BadSetting",
    "BadSpec",
    "Damaged",
    "DiskFailed",
    "Encrypted",
    "FileChanged",
    "FileEmpty",
    "FileError",
    "FileExists",
    "FileMissing",
    "FileUnreadable",
    "Garbled",
    "HistoryFull",
    "HistoryLags",
    "HistoryNewer",
    "HistorySetAside",
    "ImageGone",
    "ImageUnclear",
    "IsFolder",
    "LocalError",
    "MissingScope",
    "NameNotFound",
    "NeedsOtherFile",
    "NeedsRepair",
    "NetworkError",
    "NoSpace",
    "NoToken",
    "NoTokenStore",
    "NoWord",
    "NotAnImage",
    "NotConvertible",
    "NotEncrypted",
    "NotFound",
    "NotOneImage",
    "NotTrusted",
    "OtherAccount",
    "ProcessingFailed",
    "RateLimited",
    "Rejected",
    "ServerTrouble",
    "ServiceError",
    "TokenGone",
    "TokenNotStored",
    "TokenRefused",
    "TokenStoreError",
    "TokenStoreLocked",
    "TokenStorePlain",
    "TokenStoreRefused",
    "TooDeep",
    "TooHungry",
    "TooLarge",
    "Unexpected",
    "UnknownMethod",
    "Unreachable",
    "UnsafeAddress",
    "UploadError",
    "WrongChecksum",
    "WrongFormat",
]
