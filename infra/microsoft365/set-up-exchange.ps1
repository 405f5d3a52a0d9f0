<#
.SYNOPSIS
  Sets up Exchange Online for Fleet: the fleet mailbox, an equipment mailbox a vehicle, and what Fleet may do there.
.DESCRIPTION
  Run it as often as you like, also after new vehicles: what is there stays, and is brought up to date. Needs the module
  ExchangeOnlineManagement and somebody in the role group Organization Management; call Connect-ExchangeOnline first.
.PARAMETER AppId
  ENTRA_API_CLIENT_ID, as register-app.ts prints it.
.PARAMETER ServicePrincipalObjectId
  Of the enterprise application, not of the app registration; register-app.ts prints it.
.PARAMETER FleetMailbox
  Address of the mailbox that organizes every reservation, the tenant's fleet_mailbox_address in Fleet.
.PARAMETER VehiclesCsv
  A file with the columns address and name, a line a vehicle; address is the vehicle's mailbox address in Fleet.
.EXAMPLE
  ./set-up-exchange.ps1 -AppId … -ServicePrincipalObjectId … -FleetMailbox fleet@contoso.com -VehiclesCsv vehicles.csv
#>
[CmdletBinding()]
param(
  [Parameter(Mandatory)] [guid] $AppId,
  [Parameter(Mandatory)] [guid] $ServicePrincipalObjectId,
  [Parameter(Mandatory)] [string] $FleetMailbox,
  [Parameter(Mandatory)] [string] $VehiclesCsv
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Marks the mailboxes that Fleet may reach, and nothing else.
$mark = 'Fleet'
$scope = 'Fleet mailboxes'

function Find-Mailbox([string] $address) {
  Get-Mailbox -Filter "PrimarySmtpAddress -eq '$($address.Replace("'", "''"))'"
}

$fleet = Find-Mailbox $FleetMailbox
if (-not $fleet) {
  New-Mailbox -Shared -Name $FleetMailbox.Split('@')[0] -DisplayName 'Fleet' -PrimarySmtpAddress $FleetMailbox | Out-Null
}
Set-Mailbox -Identity $FleetMailbox -CustomAttribute15 $mark

foreach ($vehicle in Import-Csv -Path $VehiclesCsv) {
  if (-not (Find-Mailbox $vehicle.address)) {
    New-Mailbox -Equipment -Name $vehicle.address.Split('@')[0] -DisplayName $vehicle.name -PrimarySmtpAddress $vehicle.address | Out-Null
  }
  Set-Mailbox -Identity $vehicle.address -DisplayName $vehicle.name -CustomAttribute15 $mark
  # Exchange's defaults end a reservation after a day, look 180 days ahead, and take the subject away.
  $processing = @{
    Identity                        = $vehicle.address
    AutomateProcessing              = 'AutoAccept'
    AllowConflicts                  = $false
    ConflictPercentageAllowed       = 0
    MaximumConflictInstances        = 0
    AllowRecurringMeetings          = $true
    BookingWindowInDays             = 1080
    MaximumDurationInMinutes        = 0
    EnforceSchedulingHorizon        = $false
    ScheduleOnlyDuringWorkHours     = $false
    DeleteSubject                   = $false
    AddOrganizerToSubject           = $false
    DeleteComments                  = $false
    RemovePrivateProperty           = $false
    ProcessExternalMeetingMessages  = $false
  }
  Set-CalendarProcessing @processing
}

# RBAC for Applications: these permissions on these mailboxes, instead of on everybody's.
if (-not (Get-ServicePrincipal | Where-Object { $_.AppId -eq "$AppId" })) {
  New-ServicePrincipal -AppId "$AppId" -ObjectId "$ServicePrincipalObjectId" -DisplayName 'Fleet' | Out-Null
}
if (-not (Get-ManagementScope | Where-Object { $_.Name -eq $scope })) {
  New-ManagementScope -Name $scope -RecipientRestrictionFilter "CustomAttribute15 -eq '$mark'" | Out-Null
}
foreach ($role in 'Application Calendars.ReadWrite', 'Application Mail.Send', 'Application Mail.Read') {
  $name = "Fleet: $role"
  if (-not (Get-ManagementRoleAssignment | Where-Object { $_.Name -eq $name })) {
    New-ManagementRoleAssignment -Name $name -App "$ServicePrincipalObjectId" -Role $role -CustomResourceScope $scope | Out-Null
  }
}

# What Exchange makes of it; up to two hours may pass until Graph goes by it.
Test-ServicePrincipalAuthorization -Identity "$ServicePrincipalObjectId" -Resource $FleetMailbox | Format-Table RoleName, InScope
