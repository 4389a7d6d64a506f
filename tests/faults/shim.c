/* Stands between a program and the files of one folder: writes down all that is done to them, or
 * lets it fail. Preloaded (LD_PRELOAD) and told what to do by the functions at the end.
 *
 * It is for one thread: nothing here is locked. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 65536
#define REAL(name) ((__typeof__(&name))real(#name, &real_##name))
#define DECLARE(name) static void *real_##name

DECLARE(open64);
DECLARE(close);
DECLARE(write);
DECLARE(pwrite64);
DECLARE(ftruncate64);
DECLARE(fsync);
DECLARE(fdatasync);
DECLARE(unlink);
DECLARE(rename);

static char folder[4096];
static unsigned char watched[MOST_FILES];
static int trace = -1;
static char failing[8];
static long from, until, seen, hits;
static int error_number;
static char ballast[4096];

static void *real(const char *name, void **kept)
{
    if (!*kept)
        *kept = dlsym(RTLD_NEXT, name);
    return *kept;
}

static int is_under(const char *path)
{
    size_t length = strlen(folder);
    if (!length || strncmp(path, folder, length))
        return 0;
    return path[length] == '/' || path[length] == '\0';
}

static int is_watched(int fd)
{
    return fd >= 0 && fd < MOST_FILES && watched[fd];
}

/* Whether this call is one that fails: of a failing kind, and its turn has come. */
static int fails(char kind)
{
    if (!strchr(failing, kind))
        return 0;
    if (ballast[0] && access(ballast, F_OK))
        return 0;
    seen++;
    if (seen < from || seen > until)
        return 0;
    hits++;
    errno = error_number;
    return 1;
}

/* One record of the trace: what was done, to which file, where, and with what. */
struct __attribute__((packed)) record {
    char kind;
    uint64_t file;
    int64_t offset;
    uint32_t size;
};

static void tell(char kind, uint64_t file, int64_t offset, const void *data, size_t size)
{
    struct record record = {kind, file, offset, (uint32_t)size};
    if (trace < 0)
        return;
    REAL(write)(trace, &record, sizeof record);
    if (size)
        REAL(write)(trace, data, size);
}

static void tell_of(char kind, int fd, int64_t offset, const void *data, size_t size)
{
    struct stat now;
    int before = errno;
    if (trace < 0 || fstat(fd, &now))
        return;
    tell(kind == 's' && S_ISDIR(now.st_mode) ? 'd' : kind, now.st_ino, offset, data, size);
    errno = before;
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
    va_end(more);
    int ours = is_under(path);
    if (ours && (flags & (O_WRONLY | O_RDWR | O_CREAT)) && fails('o'))
        return -1;
    int fd = REAL(open64)(path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES)
        watched[fd] = ours;
    if (fd >= 0 && ours)
        tell_of('o', fd, 0, path, strlen(path));
    if (fd >= 0 && ours && (flags & O_TRUNC))
        tell_of('t', fd, 0, NULL, 0);
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open64(path, flags, mode);
}

int close(int fd)
{
    if (fd >= 0 && fd < MOST_FILES)
        watched[fd] = 0;
    return REAL(close)(fd);
}

ssize_t write(int fd, const void *data, size_t size)
{
    if (!is_watched(fd))
        return REAL(write)(fd, data, size);
    if (fails('w'))
        return -1;
    off64_t at = lseek64(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, size);
    if (done > 0)
        tell_of('w', fd, at, data, (size_t)done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    if (!is_watched(fd))
        return REAL(pwrite64)(fd, data, size, at);
    if (fails('w'))
        return -1;
    ssize_t done = REAL(pwrite64)(fd, data, size, at);
    if (done > 0)
        tell_of('w', fd, at, data, (size_t)done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    return pwrite64(fd, data, size, at);
}

int ftruncate64(int fd, off64_t size)
{
    if (is_watched(fd) && fails('w'))
        return -1;
    int done = REAL(ftruncate64)(fd, size);
    if (!done && is_watched(fd))
        tell_of('t', fd, size, NULL, 0);
    return done;
}

int ftruncate(int fd, off_t size)
{
    return ftruncate64(fd, size);
}

int fsync(int fd)
{
    if (is_watched(fd) && fails('s'))
        return -1;
    int done = REAL(fsync)(fd);
    if (!done && is_watched(fd))
        tell_of('s', fd, 0, NULL, 0);
    return done;
}

int fdatasync(int fd)
{
    if (is_watched(fd) && fails('s'))
        return -1;
    int done = REAL(fdatasync)(fd);
    if (!done && is_watched(fd))
        tell_of('s', fd, 0, NULL, 0);
    return done;
}

int unlink(const char *path)
{
    if (is_under(path) && fails('o'))
        return -1;
    int done = REAL(unlink)(path);
    if (!done && is_under(path))
        tell('u', 0, 0, path, strlen(path));
    return done;
}

int rename(const char *old, const char *new)
{
    if (is_under(new) && fails('o'))
        return -1;
    return REAL(rename)(old, new);
}

/* -- what it is told ---------------------------------------------------------------------- */

/* Watch the files of a folder that are opened from now on. */
void shim_watch(const char *path)
{
    strncpy(folder, path, sizeof folder - 1);
}

/* Write down what is done to them, in a file that is elsewhere; "" ends it. */
void shim_trace(const char *path)
{
    if (trace >= 0)
        REAL(close)(trace);
    trace = path[0] ? REAL(open64)(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
}

/* Write a remark between what is done. */
void shim_note(const char *text)
{
    tell('n', 0, 0, text, strlen(text));
}

/* Let calls of these kinds fail, from the first to the last of them, counted from now: (o)pening
 * for writing and naming, (w)riting, (s)yncing. "" ends it. */
void shim_fail(const char *kinds, long first, long last, int number)
{
    strncpy(failing, kinds, sizeof failing - 1);
    from = first;
    until = last;
    error_number = number;
    seen = hits = 0;
}

/* Let them fail only while this file is there. */
void shim_fail_while(const char *path)
{
    strncpy(ballast, path, sizeof ballast - 1);
}

/* How many calls have failed. */
long shim_hits(void)
{
    return hits;
}
