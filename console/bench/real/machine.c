/* The machine a program believes it runs on: its clocks and its disk, as a control file says.
 *
 * MACHINE_CONTROL names a file of three numbers that is looked at on each call: nanoseconds the
 * wall clock is off, nanoseconds the clock since boot is ahead, and what becomes of writing below
 * MACHINE_ROOT (0 it is done, else the errno it fails with). The monotonic clock is left alone:
 * the C library waits by it. Memory that is mapped is not looked at.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct control {
    volatile int64_t wall, boot, disk;
};

static struct control nothing;
static struct control *control = &nothing;
static char root[PATH_MAX];
static size_t root_length;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("MACHINE_CONTROL"), *folder = getenv("MACHINE_ROOT");
    if (file == NULL || folder == NULL || realpath(folder, root) == NULL)
        return;
    root_length = strlen(root);
    int handle = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDONLY | O_CLOEXEC, 0);
    void *found = mmap(NULL, sizeof *control, PROT_READ, MAP_SHARED, handle, 0);
    if (handle < 0 || found == MAP_FAILED) {
        fprintf(stderr, "machine shim: %s cannot be read\n", file);
        abort();
    }
    control = found;
    syscall(SYS_close, handle);
}

/* ------------------------------------------------------------------ clocks */

static void shift(struct timespec *at, int64_t by) {
    int64_t whole = (int64_t)at->tv_sec * 1000000000 + at->tv_nsec + by;
    at->tv_sec = whole / 1000000000;
    at->tv_nsec = whole % 1000000000;
}

int clock_gettime(clockid_t which, struct timespec *at) {
    int status = (int)syscall(SYS_clock_gettime, which, at);
    if (status == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
        shift(at, control->wall);
    if (status == 0 && which == CLOCK_BOOTTIME)
        shift(at, control->boot);
    return status;
}
int gettimeofday(struct timeval *restrict at, void *restrict zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    at->tv_sec = now.tv_sec;
    at->tv_usec = now.tv_nsec / 1000;
    return 0;
}
time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at != NULL)
        *at = now.tv_sec;
    return now.tv_sec;
}

/* ------------------------------------------------------------------ the disk */

static int is_below(const char *path) {
    return strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || !path[root_length]);
}

/* Whether writing to an open file fails now; sets errno. */
static int fails(int handle) {
    char link[64], path[PATH_MAX];
    if (control->disk == 0)
        return 0;
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0)
        return 0;
    path[length] = 0;
    if (!is_below(path))
        return 0;
    errno = (int)control->disk;
    return 1;
}

/* Whether a change of names fails now: on a full disk one may still delete and rename. */
static int is_locked(const char *path, int error) {
    if (control->disk == 0 || control->disk != error || !is_below(path))
        return 0;
    errno = error;
    return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WRITING(result, name, arguments, handle, passed)                                           \
    result name arguments { return fails(handle) ? (result)-1 : NEXT(name) passed; }
WRITING(ssize_t, write, (int f, const void *d, size_t n), f, (f, d, n))
WRITING(ssize_t, writev, (int f, const struct iovec *v, int n), f, (f, v, n))
WRITING(ssize_t, pwrite, (int f, const void *d, size_t n, off_t o), f, (f, d, n, o))
WRITING(ssize_t, pwrite64, (int f, const void *d, size_t n, off64_t o), f, (f, d, n, o))
WRITING(ssize_t, pwritev, (int f, const struct iovec *v, int n, off_t o), f, (f, v, n, o))
WRITING(int, fallocate, (int f, int m, off_t o, off_t n), f, (f, m, o, n))

int posix_fallocate(int f, off_t o, off_t n) {
    return fails(f) ? errno : NEXT(posix_fallocate)(f, o, n);
}
int posix_fallocate64(int f, off64_t o, off64_t n) {
    return fails(f) ? errno : NEXT(posix_fallocate64)(f, o, n);
}

/* Making a file shorter is no writing on a full disk. */
static int cut(int handle, off64_t size) {
    struct stat now;
    int may = control->disk == ENOSPC && fstat(handle, &now) == 0 && size <= now.st_size;
    return !may && fails(handle) ? -1 : (int)syscall(SYS_ftruncate, handle, size);
}
int ftruncate(int handle, off_t size) { return cut(handle, size); }
int ftruncate64(int handle, off64_t size) { return cut(handle, size); }

static int opened(int folder, const char *name, int flags, va_list rest) {
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) && is_locked(name, EROFS))
        return -1;
    return (int)syscall(SYS_openat, folder, name, flags, mode);
}
#define OPENING(name, arguments, folder)                                                           \
    int name arguments {                                                                           \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        int handle = opened(folder, path, flags, rest);                                            \
        va_end(rest);                                                                              \
        return handle;                                                                             \
    }
OPENING(open, (const char *path, int flags, ...), AT_FDCWD)
OPENING(open64, (const char *path, int flags, ...), AT_FDCWD)
OPENING(openat, (int at, const char *path, int flags, ...), at)
OPENING(openat64, (int at, const char *path, int flags, ...), at)

int unlink(const char *path) {
    return is_locked(path, EROFS) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
int rename(const char *from, const char *to) {
    if (is_locked(to, EROFS))
        return -1;
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}
int mkdir(const char *path, mode_t mode) {
    return is_locked(path, EROFS) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
