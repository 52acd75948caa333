/* The program in front of an AppImage's squashfs (type 2), on Debian's static squashfuse and libfuse3.

   The story: find where the own program ends and the image begins -> is all of the image there? -> mount it
   by FUSE, else unpack it into a folder of its own -> run its AppRun -> take mount or folder away again.

   A mount is served by a second process. The application holds the writing end of a pipe across its exec;
   when the last process of it has ended, however it ended, a third process reads the end and unmounts.
   Every message is said in Chinese and in English, because nothing of the application runs yet. */
#define _GNU_SOURCE
#define _FILE_OFFSET_BITS 64
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <squashfuse/config.h>
#include <squashfuse/ll.h>
#include <squashfuse/traverse.h>
#include <squashfuse/util.h>

#define FAILED 127
#define CHUNK (1 << 20)

/* Exported by libsquashfuse_ll.a, but declared in headers that Debian does not ship. */
sqfs_ll *sqfs_ll_open(const char *path, size_t offset);
sqfs_err sqfs_stat(sqfs *fs, sqfs_inode *inode, struct stat *st);
sqfs_err sqfs_read_range(sqfs *fs, sqfs_inode *inode, sqfs_off_t start, sqfs_off_t *size, void *buf);
sqfs_err sqfs_readlink(sqfs *fs, sqfs_inode *inode, char *buf, size_t *size);

/* Sections the AppImage specification reserves. They are empty: the signature lies beside the file,
   updates come from a file share. */
__attribute__((section(".upd_info"), used)) static char upd_info[1024] = {0};
__attribute__((section(".sha256_sig"), used)) static char sha256_sig[1024] = {0};
__attribute__((section(".sig_key"), used)) static char sig_key[8192] = {0};

static pid_t application;

static int say(const char *zh, const char *en, const char *where) {
  int why = errno;
  fprintf(stderr, "AppImage：%s：%s（%s）\nAppImage: %s: %s (%s)\n", zh, where, strerror(why), en, where,
          strerror(why));
  return FAILED;
}

static void stop(const char *zh, const char *en, const char *where) { exit(say(zh, en, where)); }

/* ------------------------------------------------------------------ the image in the file */

static off_t end_of_program(int file) {
  Elf64_Ehdr head;
  if (pread(file, &head, sizeof head, 0) != sizeof head) return -1;
  off_t end = head.e_shoff + (off_t)head.e_shentsize * head.e_shnum;
  for (int i = 0; i < head.e_shnum; i++) {
    Elf64_Shdr section;
    if (pread(file, &section, sizeof section, head.e_shoff + (off_t)i * head.e_shentsize) != sizeof section) return -1;
    off_t last = section.sh_offset + section.sh_size;
    if (section.sh_type != SHT_NOBITS && last > end) end = last;
  }
  return end;
}

/* A copy that was cut off is told before anything is started from it. */
static void check_whole(int file, off_t offset, const char *self) {
  struct stat st;
  struct squashfs_super_block super;
  errno = 0;
  bool is_whole = fstat(file, &st) == 0 && pread(file, &super, sizeof super, offset) == sizeof super &&
                  super.s_magic == SQUASHFS_MAGIC && offset + (off_t)super.bytes_used <= st.st_size;
  if (is_whole) return;
  fprintf(stderr,
          "AppImage：安装包不完整或已损坏，没有启动：%s\n  → 请重新拷贝，并按说明核对签名（command-hall verify 文件）。\n"
          "AppImage: the package is cut off or damaged, nothing was started: %s\n"
          "  -> Copy it again and check its signature as the guide says (command-hall verify FILE).\n",
          self, self);
  exit(FAILED);
}

/* ------------------------------------------------------------------ unpacking */

static bool is_unsafe(const char *path) { return !strncmp(path, "../", 3) || strstr(path, "/../") || *path == '/'; }

static void make_parents(char *path, size_t from) {
  for (char *slash = path + from; (slash = strchr(slash, '/')); slash++) {
    *slash = 0;
    mkdir(path, 0755);
    *slash = '/';
  }
}

static int write_file(sqfs *fs, sqfs_inode *inode, const char *path, const struct stat *st) {
  static char chunk[CHUNK];
  unlink(path);
  int out = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, st->st_mode & 0777);
  if (out < 0) return say("写不了", "cannot write", path);
  for (sqfs_off_t at = 0; at < st->st_size;) {
    sqfs_off_t got = sizeof chunk;
    errno = EIO;
    if (sqfs_read_range(fs, inode, at, &got, chunk) || got <= 0) {
      close(out);
      return say("安装包已损坏，请重新拷贝并核对签名", "the package is damaged; copy it again and check its signature", path);
    }
    for (sqfs_off_t done = 0; done < got;) {
      ssize_t count = write(out, chunk + done, got - done);
      if (count < 0) {
        close(out);
        return errno == ENOSPC
                   ? say("临时目录所在磁盘已满，解开需约 600 MB；请清出空间，或用 TMPDIR=目录 换一处",
                         "the disk of the temporary folder is full, unpacking takes about 600 MB; free space or choose "
                         "another place by TMPDIR=FOLDER", path)
                   : say("写不了", "cannot write", path);
      }
      done += count;
    }
    at += got;
  }
  return close(out);
}

static int write_entry(sqfs *fs, sqfs_traverse *walk, char *path) {
  sqfs_inode inode;
  struct stat st;
  errno = EIO;
  if (sqfs_inode_get(fs, &inode, sqfs_dentry_inode(&walk->entry)) || sqfs_stat(fs, &inode, &st))
    return say("安装包已损坏", "the package is damaged", path);
  if (S_ISDIR(st.st_mode)) return mkdir(path, 0755) && errno != EEXIST ? say("建不了目录", "cannot make", path) : 0;
  if (S_ISREG(st.st_mode)) return write_file(fs, &inode, path, &st);
  if (!S_ISLNK(st.st_mode)) return 0;
  char target[PATH_MAX];
  size_t size = sizeof target;
  unlink(path);
  if (sqfs_readlink(fs, &inode, target, &size) || symlink(target, path)) return say("写不了", "cannot write", path);
  return 0;
}

static int unpack(const char *self, off_t offset, const char *folder, const char *pattern, bool tells) {
  sqfs fs;
  sqfs_traverse walk;
  sqfs_err err = SQFS_OK;
  int file = open(self, O_RDONLY | O_CLOEXEC), status = 0;
  if (file < 0) return say("打不开", "cannot open", self);
  errno = EIO;
  if (sqfs_init(&fs, file, offset) || sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)))
    return say("安装包已损坏", "the package is damaged", self);
  if (mkdir(folder, 0755) && errno != EEXIST) return say("建不了目录", "cannot make", folder);
  while (!status && sqfs_traverse_next(&walk, &err)) {
    if (walk.dir_end || (pattern && fnmatch(pattern, walk.path, FNM_LEADING_DIR))) continue;
    char path[PATH_MAX];
    if (is_unsafe(walk.path) || snprintf(path, sizeof path, "%s/%s", folder, walk.path) >= PATH_MAX) continue;
    if (pattern) make_parents(path, strlen(folder) + 1);
    if (tells) puts(path);
    status = write_entry(&fs, &walk, path);
  }
  errno = EIO;
  if (err && !status) status = say("安装包已损坏，请重新拷贝并核对签名", "the package is damaged; copy it again", self);
  sqfs_traverse_close(&walk);
  sqfs_destroy(&fs);
  return status;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *walk) {
  (void)st, (void)kind, (void)walk;
  return remove(path);
}

static void remove_folder(const char *folder) { nftw(folder, remove_one, 64, FTW_DEPTH | FTW_PHYS); }

/* ------------------------------------------------------------------ mounting */

static void wait_for_end(int reading) {
  char byte;
  while (read(reading, &byte, 1) < 0 && errno == EINTR) continue;
}

static void serve(const char *self, off_t offset, const char *folder, int ready, int alive) {
  static struct fuse_lowlevel_ops calls = {
      .getattr = sqfs_ll_op_getattr, .opendir = sqfs_ll_op_opendir, .releasedir = sqfs_ll_op_releasedir,
      .readdir = sqfs_ll_op_readdir, .lookup = sqfs_ll_op_lookup, .open = sqfs_ll_op_open,
      .create = sqfs_ll_op_create, .release = sqfs_ll_op_release, .read = sqfs_ll_op_read,
      .readlink = sqfs_ll_op_readlink, .listxattr = sqfs_ll_op_listxattr, .getxattr = sqfs_ll_op_getxattr,
      .forget = sqfs_ll_op_forget, .statfs = stfs_ll_op_statfs};
  char *words[] = {"appimage", "-oro,nodev,nosuid,fsname=command-hall,subtype=appimage", NULL};
  struct fuse_args arguments = FUSE_ARGS_INIT(2, words);
  sqfs_ll_chan channel = {0};
  sqfs_ll *image = sqfs_ll_open(self, offset);
  int quiet = open("/dev/null", O_WRONLY | O_CLOEXEC), errors = dup(2);
  if (quiet >= 0) dup2(quiet, 2); /* no FUSE is no fault: it is unpacked then */
  if (!image || sqfs_ll_mount(&channel, folder, &arguments, &calls, sizeof calls, image) != SQFS_OK) _exit(1);
  dup2(errors, 2);
  close(errors);
  if (fork() == 0) {
    close(ready);
    wait_for_end(alive);
    sqfs_ll_unmount(&channel, folder);
    _exit(0);
  }
  close(alive);
  if (write(ready, "k", 1) != 1) _exit(1);
  close(ready);
  fuse_set_signal_handlers(channel.session);
  fuse_session_loop(channel.session);
  sqfs_ll_unmount(&channel, folder);
  rmdir(folder);
  _exit(0);
}

/* Returns whether the image is mounted; the pipe that keeps it so stays open across exec. */
static bool mount_image(const char *self, off_t offset, const char *folder) {
  int ready[2], alive[2], status;
  char byte;
  if (pipe2(ready, O_CLOEXEC) || pipe(alive)) return false;
  pid_t server = fork();
  if (server == 0) {
    close(ready[0]);
    close(alive[1]);
    setsid();
    serve(self, offset, folder, ready[1], alive[0]);
  }
  close(ready[1]);
  close(alive[0]);
  bool is_mounted = server > 0 && read(ready[0], &byte, 1) == 1;
  close(ready[0]);
  if (!is_mounted) {
    close(alive[1]);
    if (server > 0) waitpid(server, &status, 0);
  }
  return is_mounted;
}

/* ------------------------------------------------------------------ running */

static void make_folder(char *folder, const char *name) {
  const char *place = getenv("TMPDIR");
  snprintf(folder, PATH_MAX, "%s/%s", place && *place ? place : "/tmp", name);
  if (!mkdtemp(folder))
    stop("临时目录写不了；请用 TMPDIR=目录 换一处", "the temporary folder cannot be written; choose another by TMPDIR=FOLDER",
         folder);
}

static void run(const char *folder, char **words) {
  char program[PATH_MAX];
  snprintf(program, sizeof program, "%s/AppRun", folder);
  words[0] = program;
  execv(program, words);
  stop("启动不了（临时目录可能禁止执行程序，请用 TMPDIR=目录 换一处）",
       "cannot be started (the temporary folder may forbid programs; choose another by TMPDIR=FOLDER)", program);
}

static void hand_on(int number) { kill(application, number); }

static int run_unpacked(const char *self, off_t offset, char *folder, char **words) {
  make_folder(folder, "command-hall-XXXXXX");
  int status = unpack(self, offset, folder, NULL, false);
  if (status) {
    remove_folder(folder);
    return FAILED;
  }
  setenv("APPDIR", folder, 1);
  application = fork();
  if (application == 0) run(folder, words);
  signal(SIGINT, SIG_IGN); /* the terminal sends it to both */
  signal(SIGTERM, hand_on);
  signal(SIGHUP, hand_on);
  while (waitpid(application, &status, 0) < 0 && errno == EINTR) continue;
  remove_folder(folder);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int start(const char *self, off_t offset, bool may_mount, char **words) {
  char folder[PATH_MAX], here[PATH_MAX];
  setenv("APPIMAGE", self, 1);
  if (getcwd(here, sizeof here)) setenv("OWD", here, 1);
  if (may_mount && access("/dev/fuse", R_OK | W_OK) == 0) {
    make_folder(folder, ".mount_command-hall-XXXXXX");
    setenv("APPDIR", folder, 1);
    if (mount_image(self, offset, folder)) run(folder, words);
    rmdir(folder);
  }
  return run_unpacked(self, offset, folder, words);
}

static int mount_only(const char *self, off_t offset) {
  char folder[PATH_MAX];
  make_folder(folder, ".mount_command-hall-XXXXXX");
  if (!mount_image(self, offset, folder)) {
    rmdir(folder);
    return say("这台机器不能用 FUSE 挂载", "FUSE does not mount here", folder);
  }
  puts(folder);
  fflush(stdout);
  pause();
  return 0;
}

static int own_word(const char *word, const char *self, off_t offset, char **words) {
  if (!strcmp(word, "--appimage-offset")) return printf("%lld\n", (long long)offset) < 0;
  if (!strcmp(word, "--appimage-version")) return puts("command-hall type-2 runtime 1") < 0;
  if (!strcmp(word, "--appimage-updateinformation")) return puts(upd_info) < 0;
  if (!strcmp(word, "--appimage-signature")) return puts(sha256_sig) < 0;
  if (!strcmp(word, "--appimage-extract")) return unpack(self, offset, "squashfs-root", words[2], true);
  if (!strcmp(word, "--appimage-mount")) return mount_only(self, offset);
  fputs("--appimage-extract [PATTERN] | -extract-and-run | -mount | -offset | -version | -updateinformation | -signature\n",
        stderr);
  return strcmp(word, "--appimage-help") ? 2 : 0;
}

int main(int count, char **words) {
  static char self[PATH_MAX];
  ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
  int file = size < 0 ? -1 : open(self, O_RDONLY | O_CLOEXEC);
  if (file < 0) stop("读不了自己的文件", "the own file cannot be read", self);
  off_t offset = end_of_program(file);
  check_whole(file, offset, self);
  close(file);
  bool may_mount = getenv("APPIMAGE_EXTRACT_AND_RUN") == NULL;
  if (count > 1 && !strcmp(words[1], "--appimage-extract-and-run")) {
    may_mount = false;
    memmove(words + 1, words + 2, (count - 1) * sizeof *words);
  } else if (count > 1 && !strncmp(words[1], "--appimage-", 11)) {
    return own_word(words[1], self, offset, words);
  }
  return start(self, offset, may_mount, words);
}
