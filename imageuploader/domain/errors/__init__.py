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
│   └── NoToken  BadToken  SignInRefused  TokenRefused  MissingScope  MissingGrant  OtherAccount
├── NetworkError                 the connection
│   ├── Unreachable  NameNotFound  NotTrusted  ProxyWantsPassword
│   └── CaptivePortal  NotLinode
├── ServiceError                 the answer of Linode
│   ├── Rejected  NotFound  RateLimited  ServerTrouble  Garbled
│   ├── AddressRefused  UnsafeAddress  WrongChecksum
│   └── ProcessingFailed  ImageGone  ImageUnclear  NoWord
├── BadSetting  BadAccountName  NotEncrypted     a flag, a variable or a setting
├── ClockWrong                   the clock of this computer
└── Unexpected                   a bug of ours
"""

from imageuploader.domain.errors.base import (
    BadAccountName,
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
    BadToken,
    CaptivePortal,
    ClockWrong,
    Garbled,
    ImageGone,
    ImageUnclear,
    MissingGrant,
    MissingScope,
    NameNotFound,
    NetworkError,
    NotFound,
    NotLinode,
    NoToken,
    NotPermitted,
    NotStorage,
    NotTrusted,
    NoWord,
    OtherAccount,
    ProcessingFailed,
    ProxyWantsPassword,
    RateLimited,
    Rejected,
    ServerTrouble,
    ServiceError,
    SignInRefused,
    TokenRefused,
    Unreachable,
    UnsafeAddress,
    WrongChecksum,
)

__all__ = [
    "AccessError",
    "AddressRefused",
    "BadAccountName",
    "BadSetting",
    "BadSpec",
    "BadToken",
    "CaptivePortal",
    "ClockWrong",
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
    "MissingGrant",
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
    "NotLinode",
    "NotOneImage",
    "NotPermitted",
    "NotStorage",
    "NotTrusted",
    "OtherAccount",
    "ProcessingFailed",
    "ProxyWantsPassword",
    "RateLimited",
    "Rejected",
    "ServerTrouble",
    "ServiceError",
    "SignInRefused",
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
