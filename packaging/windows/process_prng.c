/* The random numbers of Windows 10 for a wine that has only those of older ones. Test machines only. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID to, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length)
{
    const SIZE_T most = 1 << 28;
    while (length > 0) {
        ULONG now = (ULONG)(length < most ? length : most);
        if (!SystemFunction036(to, now)) return FALSE;
        to += now;
        length -= now;
    }
    return TRUE;
}
