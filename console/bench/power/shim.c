/* Logs, in order, what a process does to the files below one folder; see record.py for the form.
 *
 * The story: a call comes in -> is its file below POWER_ROOT? -> under one lock the real call is
 * made and its record written, so that the order of the log is the order of the calls. What the
 * model of the disk does not know is logged as '!' with its name, and the reader refuses the log.
 * `power_note` puts a mark of the program itself into the same order. `power_die` ends the process
 * by SIGKILL right before or right after its n-th sync.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct head {
    uint8_t kind;
    uint8_t unused[7];
    uint64_t file;
    uint64_t offset;
    uint32_t path_length;
    uint32_t data_length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int log_handle = -1;
static long syncs, dies_at;
static int dies_before;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (found == NULL) {
        fprintf(stderr, "power shim: no %s in the C library\n", name);
        abort();
    }
    return found;
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("POWER_ROOT");
    if (folder != NULL && realpath(folder, root) != NULL)
        root_length = strlen(root);
}

/* ------------------------------------------------------------------ the log */

static void put(char kind, uint64_t file, uint64_t offset, const char *path, const void *data,
                size_t length) {
    struct head head = {.kind = (uint8_t)kind, .file = file, .offset = offset};
    head.path_length = (uint32_t)strlen(path);
    head.data_length = (uint32_t)length;
    struct iovec parts[3] = {{&head, sizeof head},
                             {(void *)path, head.path_length},
                             {(void *)data, length}};
    ssize_t whole = (ssize_t)(sizeof head + head.path_length + length);
    if (syscall(SYS_writev, log_handle, parts, 3) != whole) {
        fprintf(stderr, "power shim: the log cannot be written\n");
        abort();
    }
}

int power_log(const char *path) {
    if (log_handle >= 0)
        syscall(SYS_close, log_handle);
    int flags = O_WRONLY | O_CREAT | O_APPEND | O_TRUNC | O_CLOEXEC;
    log_handle = (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0600);
    syncs = 0;
    return log_handle < 0 || root_length == 0 ? -1 : 0;
}

void power_note(const char *text) {
    pthread_mutex_lock(&lock);
    put('N', 0, 0, "", text, strlen(text));
    pthread_mutex_unlock(&lock);
}

void power_die(long at, int before) {
    dies_at = at;
    dies_before = before;
}

long power_syncs(void) { return syncs; }

/* ------------------------------------------------------------------ whose file is it? */

static int is_below(const char *path) {
    return log_handle >= 0 && strncmp(path, root, root_length) == 0 && path[root_length] == '/';
}

/* The place a name stands for, links in its folder followed; empty when it is not ours. */
static void place_of(int folder, const char *name, char *place) {
    char from[PATH_MAX], parent[PATH_MAX], whole[PATH_MAX];
    place[0] = 0;
    if (log_handle < 0)
        return;
    if (name[0] == '/') {
        snprintf(whole, sizeof whole, "%s", name);
    } else {
        if (folder == AT_FDCWD) {
            if (getcwd(from, sizeof from) == NULL)
                return;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, from, sizeof from - 1);
            if (length < 0)
                return;
            from[length] = 0;
        }
        if (snprintf(whole, sizeof whole, "%s/%s", from, name) >= PATH_MAX)
            return;
    }
    char *cut = strrchr(whole, '/');
    while (cut > whole && cut[1] == 0) {
        *cut = 0;
        cut = strrchr(whole, '/');
    }
    *cut = 0;
    if (realpath(cut == whole ? "/" : whole, parent) == NULL)
        return;
    if (snprintf(place, PATH_MAX, "%s/%s", parent, cut + 1) >= PATH_MAX || !is_below(place))
        place[0] = 0;
}

/* The number of an open file that is ours, 0 else; `path` gets its place. */
static uint64_t file_of(int handle, char *path) {
    char link[64];
    struct stat about;
    if (log_handle < 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (strcmp(path, root) != 0 && !is_below(path))
        return 0;
    if (fstat(handle, &about) != 0)
        return 0;
    return about.st_ino;
}

static uint64_t number_of(const char *path) {
    struct stat about;
    return lstat(path, &about) == 0 ? about.st_ino : 0;
}

static void unknown(int handle, const char *name) {
    char path[PATH_MAX];
    pthread_mutex_lock(&lock);
    if (file_of(handle, path) != 0)
        put('!', 0, 0, path, name, strlen(name));
    pthread_mutex_unlock(&lock);
}

/* ------------------------------------------------------------------ opening */

static int opened(int folder, const char *name, int flags, mode_t mode) {
    char place[PATH_MAX];
    pthread_mutex_lock(&lock);
    place_of(folder, name, place);
    uint64_t before = place[0] ? number_of(place) : 0;
    int handle = (int)syscall(SYS_openat, folder, name, flags, mode);
    int error = errno;
    if (handle >= 0 && place[0]) {
        if (before == 0)
            put('C', number_of(place), 0, place, "", 0);
        else if (flags & O_TRUNC)
            put('T', before, 0, place, "", 0);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return handle;
}

#define MODE(flags)                                                                                \
    mode_t mode = 0;                                                                               \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                                         \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode = va_arg(more, mode_t);                                                               \
        va_end(more);                                                                              \
    }

int open(const char *name, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, name, flags, mode);
}
int openat(int folder, const char *name, int flags, ...) {
    MODE(flags)
    return opened(folder, name, flags, mode);
}
int openat64(int folder, const char *name, int flags, ...) {
    MODE(flags)
    return opened(folder, name, flags, mode);
}
int creat(const char *name, mode_t mode) {
    return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

/* ------------------------------------------------------------------ writing */

static ssize_t wrote(ssize_t done, uint64_t file, uint64_t offset, const char *path,
                     const void *data) {
    int error = errno;
    if (done > 0 && file != 0)
        put('W', file, offset, path, data, (size_t)done);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

ssize_t write(int handle, const void *data, size_t length) {
    char path[PATH_MAX];
    if (log_handle < 0)
        return syscall(SYS_write, handle, data, length);
    pthread_mutex_lock(&lock);
    uint64_t file = file_of(handle, path);
    if (file == 0) { /* a pipe may wait: never under the lock */
        pthread_mutex_unlock(&lock);
        return syscall(SYS_write, handle, data, length);
    }
    ssize_t done = syscall(SYS_write, handle, data, length);
    off_t end = lseek(handle, 0, SEEK_CUR);
    return wrote(done, file, (uint64_t)(end - (done > 0 ? done : 0)), path, data);
}

static ssize_t wrote_at(int handle, const void *data, size_t length, off_t offset) {
    char path[PATH_MAX];
    pthread_mutex_lock(&lock);
    uint64_t file = file_of(handle, path);
    ssize_t done = syscall(SYS_pwrite64, handle, data, length, offset);
    return wrote(done, file, (uint64_t)offset, path, data);
}
ssize_t pwrite(int handle, const void *data, size_t length, off_t offset) {
    return wrote_at(handle, data, length, offset);
}
ssize_t pwrite64(int handle, const void *data, size_t length, off_t offset) {
    return wrote_at(handle, data, length, offset);
}

static int cut(int handle, off_t length) {
    char path[PATH_MAX];
    pthread_mutex_lock(&lock);
    uint64_t file = file_of(handle, path);
    int status = (int)syscall(SYS_ftruncate, handle, length);
    int error = errno;
    if (status == 0 && file != 0)
        put('T', file, (uint64_t)length, path, "", 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return status;
}
int ftruncate(int handle, off_t length) { return cut(handle, length); }
int ftruncate64(int handle, off_t length) { return cut(handle, length); }

/* ------------------------------------------------------------------ syncing */

static void die_here(int before) {
    if (dies_at != 0 && syncs == dies_at && before == dies_before)
        kill(getpid(), SIGKILL);
}

static int synced(int handle, long call) {
    char path[PATH_MAX];
    struct stat about;
    pthread_mutex_lock(&lock);
    uint64_t file = file_of(handle, path);
    if (file != 0) {
        syncs++;
        die_here(1);
    }
    int status = (int)syscall(call, handle);
    int error = errno;
    if (status == 0 && file != 0) {
        fstat(handle, &about);
        put(S_ISDIR(about.st_mode) ? 'D' : 'S', file, 0, path, "", 0);
        die_here(0);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return status;
}
int fsync(int handle) { return synced(handle, SYS_fsync); }
int fdatasync(int handle) { return synced(handle, SYS_fdatasync); }

/* ------------------------------------------------------------------ names */

static int renamed(int from, const char *old, int to, const char *new, unsigned flags) {
    char old_place[PATH_MAX], new_place[PATH_MAX];
    pthread_mutex_lock(&lock);
    place_of(from, old, old_place);
    place_of(to, new, new_place);
    int status = (int)syscall(SYS_renameat2, from, old, to, new, flags);
    int error = errno;
    if (status == 0 && (old_place[0] || new_place[0])) {
        if (flags || !old_place[0] || !new_place[0])
            put('!', 0, 0, new_place, "rename", 6);
        else
            put('R', number_of(new_place), 0, old_place, new_place, strlen(new_place));
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return status;
}
int rename(const char *old, const char *new) {
    return renamed(AT_FDCWD, old, AT_FDCWD, new, 0);
}
int renameat(int from, const char *old, int to, const char *new) {
    return renamed(from, old, to, new, 0);
}
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    return renamed(from, old, to, new, flags);
}

static int gone(int folder, const char *name, int flags) {
    char place[PATH_MAX];
    pthread_mutex_lock(&lock);
    place_of(folder, name, place);
    int status = (int)syscall(SYS_unlinkat, folder, name, flags);
    int error = errno;
    if (status == 0 && place[0])
        put('U', 0, 0, place, "", 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return status;
}
int unlink(const char *name) { return gone(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return gone(folder, name, flags); }
int rmdir(const char *name) { return gone(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char *name) {
    int status = gone(AT_FDCWD, name, 0);
    return status != 0 && errno == EISDIR ? gone(AT_FDCWD, name, AT_REMOVEDIR) : status;
}

static int made(int folder, const char *name, mode_t mode) {
    char place[PATH_MAX];
    pthread_mutex_lock(&lock);
    place_of(folder, name, place);
    int status = (int)syscall(SYS_mkdirat, folder, name, mode);
    int error = errno;
    if (status == 0 && place[0])
        put('M', number_of(place), 0, place, "", 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return status;
}
int mkdir(const char *name, mode_t mode) { return made(AT_FDCWD, name, mode); }
int mkdirat(int folder, const char *name, mode_t mode) { return made(folder, name, mode); }

/* ------------------------------------------------------------------ what the model does not know */

static void *mapped(void *at, size_t length, int protection, int flags, int handle, off_t offset) {
    if ((flags & MAP_SHARED) && (protection & PROT_WRITE) && handle >= 0)
        unknown(handle, "mmap");
    return (void *)syscall(SYS_mmap, at, length, protection, flags, handle, offset);
}
void *mmap(void *at, size_t length, int protection, int flags, int handle, off_t offset) {
    return mapped(at, length, protection, flags, handle, offset);
}
void *mmap64(void *at, size_t length, int protection, int flags, int handle, off_t offset) {
    return mapped(at, length, protection, flags, handle, offset);
}

#define REFUSED(result, name, arguments, handle, passed)                                           \
    result name arguments {                                                                        \
        unknown(handle, #name);                                                                    \
        return REAL(name) passed;                                                                  \
    }
REFUSED(ssize_t, writev, (int f, const struct iovec *v, int n), f, (f, v, n))
REFUSED(ssize_t, pwritev, (int f, const struct iovec *v, int n, off_t o), f, (f, v, n, o))
REFUSED(ssize_t, pwritev2, (int f, const struct iovec *v, int n, off_t o, int x), f, (f, v, n, o, x))
REFUSED(int, fallocate, (int f, int m, off_t o, off_t n), f, (f, m, o, n))
REFUSED(int, posix_fallocate, (int f, off_t o, off_t n), f, (f, o, n))
REFUSED(int, posix_fallocate64, (int f, off_t o, off_t n), f, (f, o, n))
REFUSED(ssize_t, sendfile, (int t, int f, off_t *o, size_t n), t, (t, f, o, n))
REFUSED(ssize_t, copy_file_range,
        (int f, off_t *a, int t, off_t *b, size_t n, unsigned x), t, (f, a, t, b, n, x))

static int linked(int from, const char *old, int to, const char *new, int flags) {
    char place[PATH_MAX];
    pthread_mutex_lock(&lock);
    place_of(to, new, place);
    if (place[0])
        put('!', 0, 0, place, "link", 4);
    pthread_mutex_unlock(&lock);
    return (int)syscall(SYS_linkat, from, old, to, new, flags);
}
int link(const char *old, const char *new) { return linked(AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) {
    return linked(from, old, to, new, flags);
}
