"""Takes from a guest what it has no need of: processes, sockets, writing files, other programs.

Runs inside the guest, before its own code; the kernel then holds it to this for good. The filter is
made by libseccomp, which knows the numbers of every architecture. Standard library only.
"""

import ctypes
import errno
import os
import signal
from collections.abc import Iterator

_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NE, _EQ, _MASKED = 1, 4, 7
_END_WITH_PARENT = 1
_CLONE_THREAD = 0x00010000
_PROCESSES = (
    "fork", "vfork", "execve", "execveat", "unshare", "setns", "ptrace", "process_vm_readv",
    "process_vm_writev", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kill", "tkill",
    "rt_sigqueueinfo", "rt_tgsigqueueinfo", "setpriority", "sched_setaffinity",
    "sched_setscheduler", "sched_setattr", "ioprio_set", "shmget", "msgget", "semget", "mq_open",
)  # fmt: skip
_NETWORK = (
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg",
    "sendmmsg",
)  # fmt: skip
_FILES = (
    "creat", "truncate", "ftruncate", "fallocate", "rename", "renameat", "renameat2", "unlink",
    "unlinkat", "rmdir", "mkdir", "mkdirat", "link", "linkat", "symlink", "symlinkat", "mknod",
    "mknodat", "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat", "lchown", "utime",
    "utimes", "utimensat", "futimesat", "setxattr", "lsetxattr", "fsetxattr", "removexattr",
    "lremovexattr", "fremovexattr", "memfd_create", "memfd_secret", "inotify_init",
    "inotify_init1", "fanotify_init", "name_to_handle_at", "open_by_handle_at",
)  # fmt: skip
_KERNEL = (
    "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsmount",
    "fsconfig", "mount_setattr", "swapon", "swapoff", "bpf", "perf_event_open", "userfaultfd",
    "keyctl", "add_key", "request_key", "init_module", "finit_module", "delete_module",
    "kexec_load", "kexec_file_load", "reboot", "acct", "quotactl", "settimeofday",
    "clock_settime", "personality",
)  # fmt: skip
_UNKNOWN = ("clone3", "openat2", "io_uring_setup", "io_uring_enter", "io_uring_register")
"""Their arguments cannot be looked at; glibc takes the older call where the kernel has no such."""
_TERMINAL = (0x5412, 0x541C)
"""Orders to a terminal that type for the person before it."""
_OPENERS = {"open": 1, "openat": 2}


class _Compare(ctypes.Structure):
    _fields_ = (
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    )


def seal() -> None:
    """Hold this process to what a guest needs.

    Raises:
        OSError: there is no libseccomp, or the kernel does not take the filter.
    """
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(_ALLOW))
    if not context:
        raise OSError(errno.ENOSYS, "no filter can be made")
    for name, error, comparisons in _rules():
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number == -1:
            continue  # a call this libseccomp does not know, or this architecture does not have
        list_ = (_Compare * len(comparisons))(*comparisons)
        _check(
            library.seccomp_rule_add_array(
                context, _ERRNO | error, number, len(comparisons), list_
            ),
            name,
        )
    _check(library.seccomp_load(context), "seccomp_load")


def _rules() -> Iterator[tuple[str, int, tuple[_Compare, ...]]]:
    for name in (*_PROCESSES, *_NETWORK, *_FILES, *_KERNEL):
        yield name, errno.EPERM, ()
    for name in _UNKNOWN:
        yield name, errno.ENOSYS, ()
    for name, arg in _OPENERS.items():
        for flag in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC):
            yield name, errno.EACCES, (_Compare(arg, _MASKED, flag, flag),)
    yield "clone", errno.EAGAIN, (_Compare(0, _MASKED, _CLONE_THREAD, 0),)
    yield "tgkill", errno.EPERM, (_Compare(0, _NE, os.getpid(), 0),)
    for order in _TERMINAL:
        yield "ioctl", errno.EPERM, (_Compare(1, _EQ, order, 0),)
    yield "prlimit64", errno.EPERM, (_Compare(0, _NE, 0, 0),)


def _check(result: int, name: str) -> None:
    if result < 0:
        raise OSError(-result, f"{os.strerror(-result)}: {name}")
