/* bcryptprimitives.dll is a part of Windows that wine 8 lacks: random bytes, as wine's own have them. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *bytes, SIZE_T size) { return RtlGenRandom(bytes, size); }
