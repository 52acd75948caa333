/* command-hall.exe (a window) and hall.exe (words): start the console with the Python that lies beside.
 *
 * The Windows Python of its makers is started as it is, so that sys.executable is a real Python for the
 * helper processes, and its signature stays. What is typed is handed on as typed. The caller's wait, exit
 * status and, for hall.exe, input and output are those of the program. When the starter is killed, so is
 * what it started. */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>

#define LONGEST 32768
#define NOTHING_STARTED 3

#ifdef IS_WINDOW
static const wchar_t *const python = L"\\runtime\\pythonw.exe", *const word = L" console";
#else
static const wchar_t *const python = L"\\runtime\\python.exe", *const word = L"";
#endif

static int refuse(const wchar_t *what) {
  static wchar_t said[LONGEST];
  _snwprintf(said, LONGEST - 1, L"程序不完整:缺少 %ls。请重新运行安装包修复,或联系安装维护人员。\n\n"
    L"%ls is missing. Repair the installation with its package.", what, what);
#ifdef IS_WINDOW
  MessageBoxW(NULL, said, L"城运值守台", MB_ICONERROR);
#else
  char narrow[4 * LONGEST];
  WideCharToMultiByte(CP_UTF8, 0, said, -1, narrow, sizeof narrow, NULL, NULL);
  fprintf(stderr, "%s\n", narrow);
#endif
  return NOTHING_STARTED;
}

/* What follows the program's own name on a command line, quotes and all. */
static const wchar_t *typed(void) {
  const wchar_t *c = GetCommandLineW();
  int quoted = 0;
  for (; *c && (quoted || (*c != L' ' && *c != L'\t')); c++)
    if (*c == L'"') quoted = !quoted;
  return c;
}

static void beside(wchar_t *folder) {
  GetModuleFileNameW(NULL, folder, MAX_PATH);
  *wcsrchr(folder, L'\\') = 0;
}

static void use_own_libvlc(const wchar_t *folder) {
  wchar_t path[MAX_PATH + 32];
  _snwprintf(path, MAX_PATH + 31, L"%ls\\vlc\\libvlc.dll", folder);
  if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES) return;
  SetEnvironmentVariableW(L"PYTHON_VLC_LIB_PATH", path);
  _snwprintf(path, MAX_PATH + 31, L"%ls\\vlc\\plugins", folder);
  SetEnvironmentVariableW(L"VLC_PLUGIN_PATH", path);
}

/* Input and output are handed on by name: what a redirected caller gave us is not always inherited. */
static void hand_on(STARTUPINFOW *start) {
  HANDLE *each[] = {&start->hStdInput, &start->hStdOutput, &start->hStdError};
  DWORD which[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
  start->dwFlags = STARTF_USESTDHANDLES;
  for (int n = 0; n < 3; n++) {
    *each[n] = GetStdHandle(which[n]);
    SetHandleInformation(*each[n], HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
  }
}

static HANDLE die_together(void) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
  HANDLE job = CreateJobObjectW(NULL, NULL);
  limits.BasicLimitInformation.LimitFlags =
    JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  return job;
}

static BOOL WINAPI leave_it_to_the_program(DWORD key) { return key == CTRL_C_EVENT || key == CTRL_BREAK_EVENT; }

int wmain(void) {
  static wchar_t line[LONGEST];
  wchar_t folder[MAX_PATH], program[MAX_PATH + 32];
  beside(folder);
  _snwprintf(program, MAX_PATH + 31, L"%ls%ls", folder, python);
  if (GetFileAttributesW(program) == INVALID_FILE_ATTRIBUTES) return refuse(program);
  use_own_libvlc(folder);
  _snwprintf(line, LONGEST - 1, L"\"%ls\" -I -X utf8 -m console%ls%ls", program, word, typed());

  STARTUPINFOW start = {.cb = sizeof start};
  PROCESS_INFORMATION made;
  HANDLE job = die_together();
  hand_on(&start);
  SetConsoleCtrlHandler(leave_it_to_the_program, TRUE);
  if (!CreateProcessW(program, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &made))
    return refuse(program);
  AssignProcessToJobObject(job, made.hProcess);
  ResumeThread(made.hThread);
  DWORD status = NOTHING_STARTED;
  WaitForSingleObject(made.hProcess, INFINITE);
  GetExitCodeProcess(made.hProcess, &status);
  return (int)status;
}

#ifdef IS_WINDOW
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d) { return wmain(); }
#endif
