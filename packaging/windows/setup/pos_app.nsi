; The installer of pos-app. packaging/windows gives it VERSION, NUMBERS, PROGRAM, its SIZE in KB,
; PICTURES and OUT.
;
; What it promises: the new program is unpacked beside the old one and has to start there before
; anything is changed; then two renames put it in its place. Whatever fails leaves the old program
; where it was, and says with its exit code (texts.nsh) and in %TEMP%\pos-app-setup.log why.
; The home (journal, settings, receipts) is never inside the program's folder.

Unicode true
Target amd64-unicode
!ifdef QUICK ; a test of the logic has no use for a small file
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32 ; the two executables are nearly the same: the second costs nothing
!endif

!define NAME "pos-app"
!define COUNTER "pos-app-counter.exe"
!define CONSOLE "pos-app.exe"
!define SHARED "for-all-users.txt" ; pos_app/program.py looks for it
!define REGISTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CHOICES "Software\${NAME}"

; What the installer asks of the new program; packaging/windows gives the words. FIRST_START has to end
; with 0. Of the three about the books 0 goes on, 6 is not now and 5 never, both with the reasons, and
; everything else is a program that does not work: GATE may ask a counter to end and writes nothing,
; PREPARE backs up, MIGRATE brings the books up and unless it ends with 0 leaves them as they were.
; LAST_LOOK says what is wrong with this computer, and undoes nothing. AUTOSTART_WITH are the arguments
; of the link that starts with Windows.

; Asked once: an upgrade and the uninstaller speak as the first installation did.
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${CHOICES}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!define MULTIUSER_MUI
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${REGISTRY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "UninstallString"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${REGISTRY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INIT_TEXT_ALLUSERSNOTPOSSIBLE "$(NoRights)"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include TextFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
CRCCheck force
ManifestDPIAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} ${VERSION}"
VIAddVersionKey /LANG=0 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=0 "LegalCopyright" ""

!define MUI_ICON "${PICTURES}/pos-app.ico"
!define MUI_UNICON "${PICTURES}/pos-app.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURES}/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURES}/side.bmp"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${PICTURES}/header.bmp"
!define MUI_HEADERIMAGE_UNBITMAP "${PICTURES}/header.bmp"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC

; First in the archive: what the pages need must not wait until all behind it is unpacked.
ReserveFile /plugin LangDLL.dll
ReserveFile /plugin UserInfo.dll
ReserveFile /plugin System.dll
ReserveFile /plugin nsDialogs.dll
ReserveFile "${PICTURES}/side.bmp"
ReserveFile "${PICTURES}/header.bmp"

Var Home ; journal, settings and receipts
Var Left ; what the uninstaller says of the home
Var Place ; where the program is that is asked

!define MUI_WELCOMEPAGE_TITLE "$(WelcomeTitle)"
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "$(WhoTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(WhoAbout)"
!define MULTIUSER_INSTALLMODEPAGE_TEXT_TOP "$(WhoTop)"
!define MULTIUSER_INSTALLMODEPAGE_TEXT_ALLUSERS "$(WhoAll)"
!define MULTIUSER_INSTALLMODEPAGE_TEXT_CURRENTUSER "$(WhoOne)"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!define MUI_PAGE_CUSTOMFUNCTION_PRE RecallChoices
!define MUI_PAGE_HEADER_SUBTEXT "$(PartsAbout)"
!define MUI_COMPONENTSPAGE_TEXT_TOP "$(PartsTop)"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "$(PartsList)"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(PlaceTop)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(ReadyTitle)"
!define MUI_FINISHPAGE_TEXT "$(ReadyText)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenNow)"
!define MUI_FINISHPAGE_RUN_FUNCTION StartCounter
!insertmacro MUI_PAGE_FINISH
!define MUI_COMPONENTSPAGE_TEXT_TOP "$(RemoveTop)"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "$(RemoveList)"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.HideRoom
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE un.AskTwice
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(RemovedTitle)"
!define MUI_FINISHPAGE_TEXT "$Left"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "Indonesian" ; the first is what everybody gets who speaks neither
!insertmacro MUI_LANGUAGE "English"
!include texts.nsh

!include common.nsh
!insertmacro COMMON ""
!insertmacro COMMON "un."
!include upgrade.nsh

Function .onInit
  Push $INSTDIR ; what /D= says, which MultiUser forgets
  !insertmacro MUI_LANGDLL_DISPLAY
  !insertmacro MULTIUSER_INIT
  Pop $0
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${EndIf}
  Call BeAlone
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro STOP ${TOO_OLD} "$(TooOld)"
  ${EndIf}
  Call RecallChoices
FunctionEnd

Section "!${NAME}" ProgramSection
  SectionIn RO
  AddSize ${SIZE} ; of files in functions NSIS knows none
  Call FindHome
  Call TidyAfterACut
  Call RequireOurFolder
  Call UnpackBeside
  Call TryBeside
  Call EndCounter ; one that the gate does not know: of the demo, or of another home
  Call TakeThePlace
SectionEnd

Section "$(DesktopName)" DesktopSection
SectionEnd

Section /o "$(AutostartName)" AutostartSection
SectionEnd

Section "-entries"
  SetOutPath "$INSTDIR" ; where the shortcuts start it
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${COUNTER}"
  Delete "$DESKTOP\${NAME}.lnk"
  ${If} ${SectionIsSelected} ${DesktopSection}
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${COUNTER}"
  ${EndIf}
  Delete "$SMSTARTUP\${NAME}.lnk"
  ${If} ${SectionIsSelected} ${AutostartSection}
    CreateShortcut "$SMSTARTUP\${NAME}.lnk" "$INSTDIR\${COUNTER}" "${AUTOSTART_WITH}"
  ${EndIf}

  WriteRegStr SHCTX "${REGISTRY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${REGISTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${REGISTRY}" "DisplayIcon" "$INSTDIR\${COUNTER}"
  WriteRegStr SHCTX "${REGISTRY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${REGISTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${REGISTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${REGISTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${REGISTRY}" "NoModify" 1
  WriteRegDWORD SHCTX "${REGISTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${REGISTRY}" "EstimatedSize" $0
SectionEnd

Section "-look"
  Call LookAround
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${ProgramSection} "$(ProgramAbout)"
  !insertmacro MUI_DESCRIPTION_TEXT ${DesktopSection} "$(DesktopAbout)"
  !insertmacro MUI_DESCRIPTION_TEXT ${AutostartSection} "$(AutostartAbout)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; What was chosen the last time stays; the switches of this time come before it.
Function RecallChoices
  ${If} ${FileExists} "$INSTDIR\${COUNTER}"
    !insertmacro SetSectionFlagTo ${DesktopSection} "$DESKTOP\${NAME}.lnk"
  ${EndIf}
  !insertmacro SetSectionFlagTo ${AutostartSection} "$SMSTARTUP\${NAME}.lnk"
  ${GetParameters} $1
  !insertmacro OBEY "/NODESKTOP" UnselectSection ${DesktopSection}
  !insertmacro OBEY "/AUTOSTART" SelectSection ${AutostartSection}
  !insertmacro OBEY "/NOAUTOSTART" UnselectSection ${AutostartSection}
FunctionEnd

; As the person at the computer, and not as the administrator who installs.
Function StartCounter
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${COUNTER}"'
FunctionEnd

Section "!un.${NAME}" un.ProgramSection
  SectionIn RO
  Call un.FindHome
  ${IfNot} ${FileExists} "$INSTDIR\${COUNTER}"
    !insertmacro STOP ${NOT_OURS} "$(NotOurs)"
  ${EndIf}
  Call un.EndCounter
  SetOutPath "$TEMP"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$SMSTARTUP\${NAME}.lnk"
  RMDir /r "$INSTDIR"
  DeleteRegKey SHCTX "${REGISTRY}"
  DeleteRegKey HKCU "${CHOICES}"
  StrCpy $Left "$(DataKept)"
SectionEnd

Section /o "un.$(PurgeName)" un.PurgeSection
  RMDir /r "$Home"
  StrCpy $Left "$(DataGone)"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${un.ProgramSection} "$(RemoveAbout)"
  !insertmacro MUI_DESCRIPTION_TEXT ${un.PurgeSection} "$(PurgeAbout)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
  ${If} ${FileExists} "$INSTDIR\${SHARED}"
    Call un.MultiUser.InstallMode.AllUsers
  ${Else}
    Call un.MultiUser.InstallMode.CurrentUser
  ${EndIf}
  !insertmacro MUI_UNGETLANGUAGE
  Call un.BeAlone
  ${GetParameters} $1
  !insertmacro OBEY "/PURGE" SelectSection ${un.PurgeSection}
FunctionEnd

; What is removed needs no room.
Function un.HideRoom
  ShowWindow $mui.ComponentsPage.SpaceRequired ${SW_HIDE}
FunctionEnd

Function un.AskTwice
  ${If} ${SectionIsSelected} ${un.PurgeSection}
    Call un.FindHome
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(PurgeAsk)" IDYES again
    Abort
    again:
    MessageBox MB_YESNO|MB_ICONSTOP|MB_DEFBUTTON2 "$(PurgeAskAgain)" IDYES sure
    Abort
    sure:
  ${EndIf}
FunctionEnd
