<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>imageuploader</name>
    <message>
      <source> </source>
      <translation> </translation>
    </message>
    <message>
      <source>&amp;About</source>
      <translation>Ü&amp;ber Image Uploader</translation>
    </message>
    <message>
      <source>&amp;Account name</source>
      <translation>&amp;Kontoname</translation>
    </message>
    <message>
      <source>&amp;Add account…</source>
      <translation>Konto &amp;hinzufügen…</translation>
    </message>
    <message>
      <source>&amp;CA file</source>
      <translation>&amp;CA-Datei</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>Ab&amp;brechen</translation>
    </message>
    <message>
      <source>&amp;Cancel current</source>
      <translation>Laufenden Upload &amp;abbrechen</translation>
    </message>
    <message>
      <source>&amp;Cancel signing in with the browser</source>
      <translation>Anmeldung im Browser ab&amp;brechen</translation>
    </message>
    <message>
      <source>&amp;Change…</source>
      <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
      <source>&amp;Choose image file…</source>
      <translation>Image-Datei &amp;auswählen…</translation>
    </message>
    <message>
      <source>&amp;Columns…</source>
      <translation>&amp;Spalten…</translation>
    </message>
    <message>
      <source>&amp;Compression</source>
      <translation>&amp;Komprimierung</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Kopieren</translation>
    </message>
    <message>
      <source>&amp;Copy as command</source>
      <translation>Als Befehl &amp;kopieren</translation>
    </message>
    <message>
      <source>&amp;Copy image ID</source>
      <translation>Image-ID &amp;kopieren</translation>
    </message>
    <message>
      <source>&amp;Copy its ID</source>
      <translation>Seine ID &amp;kopieren</translation>
    </message>
    <message>
      <source>&amp;Deploy a server from it…</source>
      <translation>&amp;Server daraus erstellen…</translation>
    </message>
    <message>
      <source>&amp;Description</source>
      <translation>Be&amp;schreibung</translation>
    </message>
    <message>
      <source>&amp;Detail pane</source>
      <translation>&amp;Detailbereich</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <source>&amp;Edit and upload again…</source>
      <translation>&amp;Bearbeiten und erneut hochladen…</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;Forget these files</source>
      <translation>Diese Dateien &amp;vergessen</translation>
    </message>
    <message>
      <source>&amp;Full file names</source>
      <translation>&amp;Vollständige Dateinamen</translation>
    </message>
    <message>
      <source>&amp;History</source>
      <translation>&amp;Verlauf</translation>
    </message>
    <message>
      <source>&amp;Hold queue</source>
      <translation>Warteschlange an&amp;halten</translation>
    </message>
    <message>
      <source>&amp;Image requirements</source>
      <translation>&amp;Image-Anforderungen</translation>
    </message>
    <message>
      <source>&amp;Images on Linode</source>
      <translation>Images auf &amp;Linode</translation>
    </message>
    <message>
      <source>&amp;Import an account…</source>
      <translation>Konto &amp;importieren…</translation>
    </message>
    <message>
      <source>&amp;Keep for this session only</source>
      <translation>Nur für diese &amp;Sitzung behalten</translation>
    </message>
    <message>
      <source>&amp;Keep the computer awake</source>
      <translation>Den &amp;Rechner wach halten</translation>
    </message>
    <message>
      <source>&amp;Kernel</source>
      <translation>K&amp;ernel</translation>
    </message>
    <message>
      <source>&amp;Keyboard shortcuts</source>
      <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
      <source>&amp;Label</source>
      <translation>&amp;Label</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>S&amp;prache</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>&amp;Name</translation>
    </message>
    <message>
      <source>&amp;Network settings…</source>
      <translation>&amp;Netzwerkeinstellungen…</translation>
    </message>
    <message>
      <source>&amp;OAuth client ID</source>
      <translation>&amp;OAuth-Client-ID</translation>
    </message>
    <message>
      <source>&amp;Open in Cloud Manager</source>
      <translation>Im &amp;Cloud Manager öffnen</translation>
    </message>
    <message>
      <source>&amp;Open in Cloud Manager…</source>
      <translation>Im Cloud Manager ö&amp;ffnen…</translation>
    </message>
    <message>
      <source>&amp;Other API address…</source>
      <translation>&amp;Andere API-Adresse…</translation>
    </message>
    <message>
      <source>&amp;Paste</source>
      <translation>&amp;Einfügen</translation>
    </message>
    <message>
      <source>&amp;Plan</source>
      <translation>&amp;Tarif</translation>
    </message>
    <message>
      <source>&amp;Proxy</source>
      <translation>&amp;Proxy</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <source>&amp;Recent files</source>
      <translation>&amp;Zuletzt verwendete Dateien</translation>
    </message>
    <message>
      <source>&amp;Region</source>
      <translation>&amp;Region</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>&amp;Remove from history</source>
      <translation>&amp;Aus dem Verlauf entfernen</translation>
    </message>
    <message>
      <source>&amp;Remove…</source>
      <translation>&amp;Entfernen…</translation>
    </message>
    <message>
      <source>&amp;Retries</source>
      <translation>Wiede&amp;rholungen</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>&amp;Speichern</translation>
    </message>
    <message>
      <source>&amp;Settings…</source>
      <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
      <source>&amp;Show file</source>
      <translation>Datei an&amp;zeigen</translation>
    </message>
    <message>
      <source>&amp;Size of its disk (MB)</source>
      <translation>&amp;Größe der Disk (MB)</translation>
    </message>
    <message>
      <source>&amp;Start upload</source>
      <translation>&amp;Upload starten</translation>
    </message>
    <message>
      <source>&amp;Tags</source>
      <translation>&amp;Tags</translation>
    </message>
    <message>
      <source>&amp;Test connection</source>
      <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>&amp;Farbschema</translation>
    </message>
    <message>
      <source>&amp;Token</source>
      <translation>&amp;Token</translation>
    </message>
    <message>
      <source>&amp;Try again</source>
      <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
      <source>&amp;Try again now</source>
      <translation>Jetzt &amp;erneut versuchen</translation>
    </message>
    <message>
      <source>&amp;Try it with a practice Linode</source>
      <translation>&amp;Mit einer Übungs-Linode ausprobieren</translation>
    </message>
    <message>
      <source>&amp;Unlock</source>
      <translation>&amp;Entsperren</translation>
    </message>
    <message>
      <source>&amp;Upload</source>
      <translation>&amp;Upload</translation>
    </message>
    <message>
      <source>&amp;Upload again</source>
      <translation>E&amp;rneut hochladen</translation>
    </message>
    <message>
      <source>&amp;Use this one</source>
      <translation>Dieses &amp;verwenden</translation>
    </message>
    <message>
      <source>&amp;User</source>
      <translation>&amp;Benutzer</translation>
    </message>
    <message>
      <source>&amp;User guide</source>
      <translation>&amp;Handbuch</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <source>, </source>
      <translation>, </translation>
    </message>
    <message>
      <source>/etc/fstab names a device that is not in this image: the system will not start fully</source>
      <translation>/etc/fstab nennt ein Gerät, das nicht in diesem Image ist: Das System startet nicht vollständig</translation>
    </message>
    <message>
      <source>/etc/fstab names {device} for {place}, which is not in this image: the system will not start fully. Correct that line, or add the option nofail to it</source>
      <translation>/etc/fstab nennt {device} für {place}, das nicht in diesem Image ist: Das System startet nicht vollständig. Korrigieren Sie diese Zeile, oder ergänzen Sie darin die Option nofail</translation>
    </message>
    <message>
      <source>1 uploading</source>
      <translation>1 aktiv</translation>
    </message>
    <message>
      <source>; </source>
      <translation>; </translation>
    </message>
    <message>
      <source>A Linode finds nothing to start</source>
      <translation>Eine Linode-Instanz findet nichts zu starten</translation>
    </message>
    <message>
      <source>A Linode has a BIOS and will find nothing to start</source>
      <translation>Eine Linode-Instanz hat ein BIOS und findet nichts zu starten</translation>
    </message>
    <message>
      <source>A Linode has a disk of its own for that</source>
      <translation>Eine Linode-Instanz hat dafür eine eigene Disk</translation>
    </message>
    <message>
      <source>A Linode needs one for x86-64</source>
      <translation>Eine Linode-Instanz braucht eines für x86-64</translation>
    </message>
    <message>
      <source>A Linode stops before it starts anything</source>
      <translation>Eine Linode-Instanz bleibt stehen, bevor sie etwas startet</translation>
    </message>
    <message>
      <source>A Linode's disk is /dev/sda: the kernel will not find its root</source>
      <translation>Die Disk einer Linode-Instanz ist /dev/sda: Der Kernel findet sein Root-Dateisystem nicht</translation>
    </message>
    <message>
      <source>A partition ends beyond the end of the disk: the file is truncated</source>
      <translation>Eine Partition endet hinter dem Ende der Disk: Die Datei ist abgeschnitten</translation>
    </message>
    <message>
      <source>A personal access token with Images: Read/Write and Events: Read Only is enough. It is kept in the password store of the system, and in no file. This program sends no usage data.</source>
      <translation>Ein Personal Access Token mit den Scopes Images (Lesen/Schreiben) und Events (nur Lesen) genügt. Es wird im Passwortspeicher des Systems aufbewahrt und in keiner Datei. Dieses Programm sendet keine Nutzungsdaten.</translation>
    </message>
    <message>
      <source>A practice image cannot be deployed: it is not on Linode</source>
      <translation>Ein Übungs-Image kann nicht bereitgestellt werden: Es ist nicht auf Linode</translation>
    </message>
    <message>
      <source>A practice image is not in Cloud Manager.</source>
      <translation>Ein Übungs-Image ist nicht im Cloud Manager.</translation>
    </message>
    <message>
      <source>A rule names the network card of another machine</source>
      <translation>Eine Regel nennt die Netzwerkkarte einer anderen Maschine</translation>
    </message>
    <message>
      <source>A server starts from one ext4 file system without partitions, or from a disk with partitions and a boot loader. The check of a file says what it has found.</source>
      <translation>Ein Server startet von einem einzelnen ext4-Dateisystem ohne Partitionen oder von einer Disk mit Partitionen und Bootloader. Die Prüfung einer Datei sagt, was sie gefunden hat.</translation>
    </message>
    <message>
      <source>A sign-in page of this network answers instead of {host}</source>
      <translation>Statt {host} antwortet eine Anmeldeseite dieses Netzwerks</translation>
    </message>
    <message>
      <source>A tick alone sends nothing. Your agreement goes to Linode when the upload starts. It holds for the whole account, is asked for once, and cannot be taken back here.</source>
      <translation>Das Häkchen allein sendet nichts. Ihre Zustimmung geht an Linode, wenn der Upload beginnt. Sie gilt für das ganze Konto, wird nur einmal verlangt und kann hier nicht zurückgenommen werden.</translation>
    </message>
    <message>
      <source>A&amp;dd account…</source>
      <translation>Konto &amp;hinzufügen…</translation>
    </message>
    <message>
      <source>A&amp;ddress</source>
      <translation>A&amp;dresse</translation>
    </message>
    <message>
      <source>API a&amp;ddress</source>
      <translation>API-Add&amp;resse</translation>
    </message>
    <message>
      <source>API ve&amp;rsion</source>
      <translation>API-Vers&amp;ion</translation>
    </message>
    <message>
      <source>About ${price} a month for each region that stores the image, by Linode's list price</source>
      <translation>Etwa {price} $ im Monat für jede Region, in der das Image liegt, nach Linodes Listenpreis</translation>
    </message>
    <message>
      <source>About Image Uploader</source>
      <translation>Über Image Uploader</translation>
    </message>
    <message>
      <source>About {duration} left</source>
      <translation>Noch etwa {duration}</translation>
    </message>
    <message>
      <source>Access to the password store was refused</source>
      <translation>Der Zugriff auf den Passwortspeicher wurde verweigert</translation>
    </message>
    <message>
      <source>Access was denied in the browser</source>
      <translation>Der Zugriff wurde im Browser verweigert</translation>
    </message>
    <message>
      <source>Account</source>
      <translation>Konto</translation>
    </message>
    <message>
      <source>Account: read only</source>
      <translation>Account: Nur lesen</translation>
    </message>
    <message>
      <source>Account: read/write</source>
      <translation>Account: Lesen/Schreiben</translation>
    </message>
    <message>
      <source>Account: {name}</source>
      <translation>Konto: {name}</translation>
    </message>
    <message>
      <source>Accounts</source>
      <translation>Konten</translation>
    </message>
    <message>
      <source>Active</source>
      <translation>Aktiv</translation>
    </message>
    <message>
      <source>Add Akamai to datasource_list</source>
      <translation>Nehmen Sie Akamai in datasource_list auf</translation>
    </message>
    <message>
      <source>Add a link: ln -s grub2 /boot/grub</source>
      <translation>Legen Sie einen Link an: ln -s grub2 /boot/grub</translation>
    </message>
    <message>
      <source>Add a tag…</source>
      <translation>Tag hinzufügen…</translation>
    </message>
    <message>
      <source>Add console=ttyS0,19200n8 to the options of the kernel</source>
      <translation>Ergänzen Sie die Optionen des Kernels um console=ttyS0,19200n8</translation>
    </message>
    <message>
      <source>Add net.ifnames=0 to the options of the kernel, and set up eth0</source>
      <translation>Ergänzen Sie die Optionen des Kernels um net.ifnames=0 und richten Sie eth0 ein</translation>
    </message>
    <message>
      <source>Add them to the initramfs, and make it again</source>
      <translation>Nehmen Sie sie in das Initramfs auf und erzeugen Sie es neu</translation>
    </message>
    <message>
      <source>Added to the queue</source>
      <translation>In die Warteschlange aufgenommen</translation>
    </message>
    <message>
      <source>Africa</source>
      <translation>Afrika</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>All accounts</source>
      <translation>Alle Konten</translation>
    </message>
    <message>
      <source>All are ready to send</source>
      <translation>Alle bereit zum Senden</translation>
    </message>
    <message>
      <source>All data sent</source>
      <translation>Alle Daten gesendet</translation>
    </message>
    <message>
      <source>All data sent – waiting for confirmation</source>
      <translation>Alle Daten gesendet – Bestätigung wird erwartet</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>All tags</source>
      <translation>Alle Tags</translation>
    </message>
    <message>
      <source>All that the plan has</source>
      <translation>Alles, was der Tarif bietet</translation>
    </message>
    <message>
      <source>Allow it in System Settings &gt; Privacy &amp; Security &gt; Files and Folders, or use Choose file.</source>
      <translation>Erlauben Sie es unter Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; Dateien und Ordner, oder verwenden Sie „Datei auswählen“.</translation>
    </message>
    <message>
      <source>Always these:</source>
      <translation>Immer diesen:</translation>
    </message>
    <message>
      <source>An SSH server, and an account that may use it</source>
      <translation>Ein SSH-Server und ein Konto, das ihn benutzen darf</translation>
    </message>
    <message>
      <source>An SSH server, and cloud-init to bring the keys</source>
      <translation>Ein SSH-Server, und cloud-init bringt die Schlüssel</translation>
    </message>
    <message>
      <source>An account cannot be called “{name}”</source>
      <translation>Ein Konto kann nicht „{name}“ heißen</translation>
    </message>
    <message>
      <source>An account needs a name</source>
      <translation>Ein Konto braucht einen Namen</translation>
    </message>
    <message>
      <source>An operating system was found: {path}</source>
      <translation>Ein Betriebssystem wurde gefunden: {path}</translation>
    </message>
    <message>
      <source>An unfinished image may be yours: {image}. Linode removes it after 24 hours.</source>
      <translation>Ein unfertiges Image gehört vielleicht Ihnen: {image}. Linode entfernt es nach 24 Stunden.</translation>
    </message>
    <message>
      <source>An unfinished image may still be on Linode.</source>
      <translation>Auf Linode liegt vielleicht noch ein unfertiges Image.</translation>
    </message>
    <message>
      <source>An upload shows its speed and time left here.</source>
      <translation>Hier sehen Sie Tempo und Restzeit eines Uploads.</translation>
    </message>
    <message>
      <source>Answer the prompt of the password store. It may be behind this window.</source>
      <translation>Beantworten Sie die Frage des Passwortspeichers. Sie kann hinter diesem Fenster sein.</translation>
    </message>
    <message>
      <source>As fast as it goes</source>
      <translation>Unbegrenzt</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Asia</source>
      <translation>Asien</translation>
    </message>
    <message>
      <source>Ask what to do</source>
      <translation>Fragen, was zu tun ist</translation>
    </message>
    <message>
      <source>Asked Linode for an upload address</source>
      <translation>Upload-Adresse bei Linode angefordert</translation>
    </message>
    <message>
      <source>Asking Linode for an upload address</source>
      <translation>Linode wird um eine Upload-Adresse gebeten</translation>
    </message>
    <message>
      <source>Asking Linode for the images of the account…</source>
      <translation>Die Images des Kontos werden bei Linode abgefragt…</translation>
    </message>
    <message>
      <source>Asking Linode what it is…</source>
      <translation>Linode wird gefragt, was es ist…</translation>
    </message>
    <message>
      <source>Asking Linode…</source>
      <translation>Linode wird gefragt…</translation>
    </message>
    <message>
      <source>At least one region where the image is available must stay ticked.</source>
      <translation>Mindestens eine Region, in der das Image verfügbar ist, muss ausgewählt bleiben.</translation>
    </message>
    <message>
      <source>Attempt {number} began</source>
      <translation>Versuch {number} begonnen</translation>
    </message>
    <message>
      <source>Attempt {number} broke at {percent}: {reason}</source>
      <translation>Versuch {number} bei {percent} unterbrochen: {reason}</translation>
    </message>
    <message>
      <source>Attempt {number} broke: {reason}</source>
      <translation>Versuch {number} unterbrochen: {reason}</translation>
    </message>
    <message>
      <source>Attempt {number}, started {time}</source>
      <translation>Versuch {number}, begonnen {time}</translation>
    </message>
    <message>
      <source>Attempts</source>
      <translation>Versuche</translation>
    </message>
    <message>
      <source>Available</source>
      <translation>Verfügbar</translation>
    </message>
    <message>
      <source>Available, being copied</source>
      <translation>Verfügbar, wird kopiert</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>Durchschnitt</translation>
    </message>
    <message>
      <source>Avg. speed</source>
      <translation>Ø Tempo</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Before the first image is stored in Europe, Linode asks that your account agrees to its Privacy Policy and to the EU Standard Contractual Clauses. They govern how data may be moved between the European Economic Area and other countries.</source>
      <translation>Bevor das erste Image in Europa gespeichert wird, verlangt Linode, dass Ihr Konto der Datenschutzerklärung und den EU-Standardvertragsklauseln zustimmt. Sie regeln, wie Daten zwischen dem Europäischen Wirtschaftsraum und anderen Ländern übermittelt werden dürfen.</translation>
    </message>
    <message>
      <source>Being made</source>
      <translation>Wird erstellt</translation>
    </message>
    <message>
      <source>Best</source>
      <translation>Höchstwert</translation>
    </message>
    <message>
      <source>Boot code was found; whether it starts an operating system is unknown</source>
      <translation>Startcode wurde gefunden; ob er ein Betriebssystem startet, ist nicht bekannt</translation>
    </message>
    <message>
      <source>Boot loader, kernel and system belong together</source>
      <translation>Bootloader, Kernel und System gehören zusammen</translation>
    </message>
    <message>
      <source>By the speed of your line</source>
      <translation>Nach dem Tempo Ihrer Leitung</translation>
    </message>
    <message>
      <source>C&amp;hoose…</source>
      <translation>&amp;Auswählen…</translation>
    </message>
    <message>
      <source>C&amp;lear form</source>
      <translation>Formular &amp;leeren</translation>
    </message>
    <message>
      <source>CA &amp;file</source>
      <translation>CA-Date&amp;i</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cancel this upload?
{sent} already sent will be lost and the unfinished image is removed.</source>
      <translation>Diesen Upload abbrechen?
Die bereits gesendeten {sent} gehen verloren und das unfertige Image wird entfernt.</translation>
    </message>
    <message>
      <source>Cancel upload</source>
      <translation>Upload abbrechen</translation>
    </message>
    <message>
      <source>Cancel uploads and quit</source>
      <translation>Uploads abbrechen und beenden</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Cancelled here. The empty image is still on Linode.</source>
      <translation>Hier abgebrochen. Das leere Image liegt noch auf Linode.</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>Abbruch</translation>
    </message>
    <message>
      <source>Cancelling – removing the unfinished image</source>
      <translation>Abbruch – das unfertige Image wird entfernt</translation>
    </message>
    <message>
      <source>Cannot be uploaded: {reason}</source>
      <translation>Kann nicht hochgeladen werden: {reason}</translation>
    </message>
    <message>
      <source>Cannot reach {host}: {reason}</source>
      <translation>{host} ist nicht erreichbar: {reason}</translation>
    </message>
    <message>
      <source>Cannot tell whether it starts</source>
      <translation>Ob es startet, lässt sich nicht sagen</translation>
    </message>
    <message>
      <source>Cannot tell whether it starts: {reason}</source>
      <translation>Ob es startet, lässt sich nicht sagen: {reason}</translation>
    </message>
    <message>
      <source>Capabilities</source>
      <translation>Fähigkeiten</translation>
    </message>
    <message>
      <source>Change account</source>
      <translation>Konto ändern</translation>
    </message>
    <message>
      <source>Change region…</source>
      <translation>Region ändern…</translation>
    </message>
    <message>
      <source>Check the API address, such as https://api.linode.com ({reason}).</source>
      <translation>Prüfen Sie die API-Adresse, etwa https://api.linode.com ({reason}).</translation>
    </message>
    <message>
      <source>Check the disk and the permissions of {path}, then try again.</source>
      <translation>Prüfen Sie den Datenträger und die Zugriffsrechte von {path} und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
      <source>Check the network connection, its DNS server and the API address, then try again.</source>
      <translation>Prüfen Sie die Netzwerkverbindung, deren DNS-Server und die API-Adresse und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
      <source>Check the network connection, the proxy and the API address, then try again.</source>
      <translation>Prüfen Sie die Netzwerkverbindung, den Proxy und die API-Adresse und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
      <source>Check the network connection, then try again.</source>
      <translation>Prüfen Sie die Netzwerkverbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
      <source>Check this before you rely on it</source>
      <translation>Prüfen Sie das, bevor Sie sich darauf verlassen</translation>
    </message>
    <message>
      <source>Check: OK</source>
      <translation>Prüfung: OK</translation>
    </message>
    <message>
      <source>Check: OK, will be compressed before the upload</source>
      <translation>Prüfung: OK, wird vor dem Hochladen komprimiert</translation>
    </message>
    <message>
      <source>Check: OK, will be converted before the upload</source>
      <translation>Prüfung: OK, wird vor dem Hochladen konvertiert</translation>
    </message>
    <message>
      <source>Check: OK, will be recompressed before the upload</source>
      <translation>Prüfung: OK, wird vor dem Hochladen neu komprimiert</translation>
    </message>
    <message>
      <source>Check: OK, with warnings</source>
      <translation>Prüfung: OK, mit Warnungen</translation>
    </message>
    <message>
      <source>Check: cannot be uploaded</source>
      <translation>Prüfung: kann nicht hochgeladen werden</translation>
    </message>
    <message>
      <source>Check: its content is not known</source>
      <translation>Prüfung: Inhalt nicht bekannt</translation>
    </message>
    <message>
      <source>Checking the token…</source>
      <translation>Token wird geprüft…</translation>
    </message>
    <message numerus="yes">
      <source>Checking {count} files</source>
      <extracomment>For exactly one: Checking 1 file</extracomment>
      <translation>
        <numerusform>{count} Datei wird geprüft</numerusform>
        <numerusform>{count} Dateien werden geprüft</numerusform>
      </translation>
    </message>
    <message>
      <source>Checking {file} – {percent}</source>
      <translation>{file} wird geprüft – {percent}</translation>
    </message>
    <message>
      <source>Choose a disk image: raw (.img), compressed (.img.gz, .img.xz, .zip) or a virtual disk such as .qcow2.</source>
      <translation>Wählen Sie ein Disk-Image aus: raw (.img), komprimiert (.img.gz, .img.xz, .zip) oder eine virtuelle Disk wie .qcow2.</translation>
    </message>
    <message>
      <source>Choose a region</source>
      <translation>Region auswählen</translation>
    </message>
    <message>
      <source>Choose an image file first</source>
      <translation>Wählen Sie zuerst eine Image-Datei aus</translation>
    </message>
    <message>
      <source>Choose another file</source>
      <translation>Wählen Sie eine andere Datei aus</translation>
    </message>
    <message>
      <source>Choose another file: this one cannot be uploaded</source>
      <translation>Wählen Sie eine andere Datei aus: Diese kann nicht hochgeladen werden</translation>
    </message>
    <message>
      <source>Choose another file…</source>
      <translation>Andere Datei auswählen…</translation>
    </message>
    <message>
      <source>Choose another name, or add --force to replace {path}.</source>
      <translation>Wählen Sie einen anderen Namen, oder ersetzen Sie {path} mit --force.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>Choose another…</source>
      <translation>Andere auswählen…</translation>
    </message>
    <message>
      <source>Choose file…</source>
      <translation>Datei auswählen…</translation>
    </message>
    <message>
      <source>Choose image file</source>
      <translation>Image-Datei auswählen</translation>
    </message>
    <message>
      <source>Choose others…</source>
      <translation>Andere auswählen…</translation>
    </message>
    <message>
      <source>Choose “GRUB 2” as the kernel</source>
      <translation>Wählen Sie „GRUB 2“ als Kernel</translation>
    </message>
    <message>
      <source>Choose “GRUB 2” as the kernel of a Linode made from it</source>
      <translation>Wählen Sie „GRUB 2“ als Kernel einer daraus erstellten Linode-Instanz</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Clear form</source>
      <translation>Formular leeren</translation>
    </message>
    <message>
      <source>Clear search</source>
      <translation>Suche leeren</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close a dialog or the drop overlay; it never cancels an upload</source>
      <translation>Einen Dialog oder die Ablagefläche schließen; bricht nie einen Upload ab</translation>
    </message>
    <message>
      <source>Close the details</source>
      <translation>Details schließen</translation>
    </message>
    <message>
      <source>Close the practice and start the program itself</source>
      <translation>Die Übung schließen und das Programm selbst starten</translation>
    </message>
    <message>
      <source>Close the program that uses {path}, then choose the file again.</source>
      <translation>Schließen Sie das Programm, das {path} verwendet, und wählen Sie die Datei dann erneut aus.</translation>
    </message>
    <message>
      <source>Close this message</source>
      <translation>Diese Meldung schließen</translation>
    </message>
    <message>
      <source>Closing the &amp;window then</source>
      <translation>&amp;Beim Schließen des Fensters dann</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>Compressing and converting need room there for the whole result.</source>
      <translation>Zum Komprimieren und Konvertieren muss dort Platz für das ganze Ergebnis sein.</translation>
    </message>
    <message>
      <source>Compressing {file} – {percent}</source>
      <translation>{file} wird komprimiert – {percent}</translation>
    </message>
    <message>
      <source>Confirmed; Linode processes the image</source>
      <translation>Bestätigt; Linode verarbeitet das Image</translation>
    </message>
    <message>
      <source>Confirming</source>
      <translation>Bestätigung</translation>
    </message>
    <message>
      <source>Connecting to Linode…</source>
      <translation>Verbindung zu Linode wird hergestellt…</translation>
    </message>
    <message>
      <source>Connection and computer alike</source>
      <translation>Verbindung und Rechner gleichermaßen</translation>
    </message>
    <message>
      <source>Connection lost</source>
      <translation>Verbindung verloren</translation>
    </message>
    <message>
      <source>Connection lost; waiting for the next attempt</source>
      <translation>Verbindung verloren; wartet auf den nächsten Versuch</translation>
    </message>
    <message>
      <source>Console</source>
      <translation>Konsole</translation>
    </message>
    <message>
      <source>Converting from {format} – {percent}</source>
      <translation>Konvertierung von {format} – {percent}</translation>
    </message>
    <message>
      <source>Cop&amp;y to regions…</source>
      <translation>In Regionen k&amp;opieren…</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message>
      <source>Copied {text}</source>
      <translation>{text} kopiert</translation>
    </message>
    <message>
      <source>Copied {text}…</source>
      <translation>{text}… kopiert</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy &amp;all</source>
      <translation>&amp;Alles kopieren</translation>
    </message>
    <message>
      <source>Copy &amp;diagnostics</source>
      <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
      <source>Copy ID</source>
      <translation>ID kopieren</translation>
    </message>
    <message>
      <source>Copy as co&amp;mmand…</source>
      <translation>Als &amp;Befehl kopieren…</translation>
    </message>
    <message>
      <source>Copy as command</source>
      <translation>Als Befehl kopieren</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <source>Copy image ID</source>
      <translation>Image-ID kopieren</translation>
    </message>
    <message>
      <source>Copy its ID</source>
      <translation>Seine ID kopieren</translation>
    </message>
    <message>
      <source>Copy recei&amp;pt</source>
      <translation>Bele&amp;g kopieren</translation>
    </message>
    <message>
      <source>Copy report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <source>Copy the details and look at the log for more.</source>
      <translation>Kopieren Sie die Details und sehen Sie im Protokoll nach.</translation>
    </message>
    <message>
      <source>Copy the whole token from Cloud Manager, and nothing else.</source>
      <translation>Kopieren Sie das ganze Token aus dem Cloud Manager, und sonst nichts.</translation>
    </message>
    <message>
      <source>Copy to regions</source>
      <translation>In Regionen kopieren</translation>
    </message>
    <message>
      <source>Copy to regions…</source>
      <translation>In Regionen kopieren…</translation>
    </message>
    <message>
      <source>Copy {name}</source>
      <translation>{name} kopieren</translation>
    </message>
    <message>
      <source>Correct it and try again.</source>
      <translation>Korrigieren Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>Correct that line, or add the option nofail to it</source>
      <translation>Berichtigen Sie diese Zeile oder ergänzen Sie die Option nofail</translation>
    </message>
    <message>
      <source>Correct {name} and start again.</source>
      <translation>Korrigieren Sie {name} und starten Sie neu.</translation>
    </message>
    <message>
      <source>Create a token</source>
      <translation>Token erstellen</translation>
    </message>
    <message>
      <source>Create a token with the scopes Images read/write and Events read-only in Cloud Manager, and sign in with it.</source>
      <translation>Erstellen Sie im Cloud Manager ein Token mit den Scopes Images (Lesen/Schreiben) und Events (nur Lesen), und melden Sie sich damit an.</translation>
    </message>
    <message>
      <source>Create a token…</source>
      <translation>Token erstellen…</translation>
    </message>
    <message>
      <source>Created</source>
      <translation>Erstellt</translation>
    </message>
    <message>
      <source>Created by</source>
      <translation>Erstellt von</translation>
    </message>
    <message>
      <source>Cu&amp;t</source>
      <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>De&amp;lete image on Linode…</source>
      <translation>Image auf Linode lösc&amp;hen…</translation>
    </message>
    <message>
      <source>Delete image</source>
      <translation>Image löschen</translation>
    </message>
    <message>
      <source>Delete image on Linode</source>
      <translation>Image auf Linode löschen</translation>
    </message>
    <message>
      <source>Deleted data left out</source>
      <translation>Weggelassene gelöschte Daten</translation>
    </message>
    <message>
      <source>Deleted “{label}” on Linode.</source>
      <translation>„{label}“ auf Linode gelöscht.</translation>
    </message>
    <message>
      <source>Delete…</source>
      <translation>Löschen…</translation>
    </message>
    <message>
      <source>Deploy a server…</source>
      <translation>Server erstellen…</translation>
    </message>
    <message>
      <source>Deploy…</source>
      <translation>Bereitstellen…</translation>
    </message>
    <message>
      <source>Deprecated</source>
      <translation>Veraltet</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <source>Detail pane</source>
      <translation>Detailbereich</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>Details…</translation>
    </message>
    <message>
      <source>Direct Disk</source>
      <translation>Direct Disk</translation>
    </message>
    <message>
      <source>Direct Disk finds nothing to start</source>
      <translation>Direct Disk findet nichts zu starten</translation>
    </message>
    <message>
      <source>Disk</source>
      <translation>Disk</translation>
    </message>
    <message>
      <source>Disk image</source>
      <translation>Disk-Image</translation>
    </message>
    <message>
      <source>Disk images ({endings})</source>
      <translation>Disk-Images ({endings})</translation>
    </message>
    <message>
      <source>Drivers are missing: {drivers}</source>
      <translation>Treiber fehlen: {drivers}</translation>
    </message>
    <message>
      <source>Drop a disk image anywhere on the window, paste it, or choose it. It is checked while you fill in the form. Press Upload: it is compressed if need be, sent, and followed until Linode has made an Image of it.</source>
      <translation>Legen Sie ein Disk-Image irgendwo auf dem Fenster ab, fügen Sie es ein, oder wählen Sie es aus. Es wird geprüft, während Sie das Formular ausfüllen. Drücken Sie „Hochladen“: Es wird bei Bedarf komprimiert, gesendet und verfolgt, bis Linode ein Image daraus gemacht hat.</translation>
    </message>
    <message>
      <source>Drop disk images here</source>
      <translation>Disk-Images hier ablegen</translation>
    </message>
    <message>
      <source>Drop to add {count} images</source>
      <translation>Ablegen, um {count} Images hinzuzufügen</translation>
    </message>
    <message>
      <source>Drop to add “{name}”</source>
      <translation>Ablegen, um „{name}“ hinzuzufügen</translation>
    </message>
    <message>
      <source>Dropping from Explorer does not work as administrator – use Choose file</source>
      <translation>Als Administrator ist das Ablegen aus dem Explorer nicht möglich – verwenden Sie „Datei auswählen“</translation>
    </message>
    <message>
      <source>E&amp;xport…</source>
      <translation>E&amp;xportieren…</translation>
    </message>
    <message>
      <source>Each image has its own, in the list</source>
      <translation>Jedes Image hat eines in der Liste</translation>
    </message>
    <message>
      <source>Edit and upload again…</source>
      <translation>Bearbeiten und erneut hochladen…</translation>
    </message>
    <message>
      <source>Edit i&amp;mage on Linode…</source>
      <translation>I&amp;mage auf Linode bearbeiten…</translation>
    </message>
    <message>
      <source>Edit image</source>
      <translation>Image bearbeiten</translation>
    </message>
    <message>
      <source>Edit list…</source>
      <translation>Liste bearbeiten…</translation>
    </message>
    <message>
      <source>Edit…</source>
      <translation>Bearbeiten…</translation>
    </message>
    <message>
      <source>Empty /etc/machine-id and remove the host keys</source>
      <translation>Leeren Sie /etc/machine-id und entfernen Sie die Host-Schlüssel</translation>
    </message>
    <message>
      <source>End of life</source>
      <translation>Ende der Unterstützung</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>Beendet</translation>
    </message>
    <message>
      <source>Enter a label</source>
      <translation>Geben Sie ein Label ein</translation>
    </message>
    <message>
      <source>Enter it in the settings, Network. For one run, user and password may stand in the variable HTTPS_PROXY.</source>
      <translation>Geben Sie es in den Einstellungen unter „Netzwerk“ ein. Für einen einzelnen Lauf können Benutzer und Passwort in der Variablen HTTPS_PROXY stehen.</translation>
    </message>
    <message>
      <source>Estimated price: ${price} a month</source>
      <translation>Geschätzter Preis: {price} $ im Monat</translation>
    </message>
    <message>
      <source>Estimating</source>
      <translation>Wird geschätzt</translation>
    </message>
    <message>
      <source>Europe</source>
      <translation>Europa</translation>
    </message>
    <message>
      <source>Events: read only</source>
      <translation>Events: Nur lesen</translation>
    </message>
    <message>
      <source>Every Linode made from it would have the same identity</source>
      <translation>Jede daraus erstellte Linode-Instanz hätte dieselbe Identität</translation>
    </message>
    <message>
      <source>Everything, as JSON (*.json)</source>
      <translation>Alles, als JSON (*.json)</translation>
    </message>
    <message>
      <source>Expiry</source>
      <translation>Ablauf</translation>
    </message>
    <message>
      <source>Export the history</source>
      <translation>Verlauf exportieren</translation>
    </message>
    <message numerus="yes">
      <source>Exported {count} uploads to {file}.</source>
      <extracomment>For exactly one: Exported 1 upload to {file}.</extracomment>
      <translation>
        <numerusform>{count} Upload nach {file} exportiert.</numerusform>
        <numerusform>{count} Uploads nach {file} exportiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>F&amp;ind in history</source>
      <translation>Im &amp;Verlauf suchen</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>Failed: {reason}</source>
      <translation>Fehlgeschlagen: {reason}</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>File size</source>
      <translation>Dateigröße</translation>
    </message>
    <message>
      <source>Finish the current upload and start no other</source>
      <translation>Den laufenden Upload abschließen und keinen weiteren beginnen</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folder for temporary files</source>
      <translation>Ordner für temporäre Dateien</translation>
    </message>
    <message>
      <source>Folders cannot be uploaded – drop the image file inside</source>
      <translation>Ordner können nicht hochgeladen werden – legen Sie die Image-Datei daraus ab</translation>
    </message>
    <message>
      <source>Folders cannot be uploaded. Choose the image file inside.</source>
      <translation>Ordner können nicht hochgeladen werden. Wählen Sie die Image-Datei darin aus.</translation>
    </message>
    <message>
      <source>For &amp;the tool</source>
      <translation>Für das &amp;Werkzeug</translation>
    </message>
    <message>
      <source>Form cleared</source>
      <translation>Formular geleert</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Free up space in {folder}, then try again.</source>
      <translation>Geben Sie in {folder} Platz frei und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
      <source>From {file}. The token stays there in plain text too; that file is not changed.</source>
      <translation>Aus {file}. Dort bleibt das Token auch im Klartext; diese Datei wird nicht geändert.</translation>
    </message>
    <message>
      <source>GRUB 2</source>
      <translation>GRUB 2</translation>
    </message>
    <message>
      <source>GRUB is set up here, and Linode's looks for /boot/grub/grub.cfg</source>
      <translation>GRUB ist hier eingerichtet; das von Linode sucht /boot/grub/grub.cfg</translation>
    </message>
    <message>
      <source>GRUB's first sector is there, and what it loads next is missing</source>
      <translation>Der erste Sektor von GRUB ist da, und was er als Nächstes lädt, fehlt</translation>
    </message>
    <message>
      <source>GRUB's first sector is there, but what it loads next is missing: run grub-install again</source>
      <translation>Der erste Sektor von GRUB ist da, aber was er als Nächstes lädt, fehlt: Führen Sie grub-install erneut aus</translation>
    </message>
    <message>
      <source>General</source>
      <translation>Allgemein</translation>
    </message>
    <message>
      <source>Get files ready &amp;while the form is filled in</source>
      <translation>Dateien schon &amp;während des Ausfüllens vorbereiten</translation>
    </message>
    <message>
      <source>Getting ready – {percent}</source>
      <translation>Wird vorbereitet – {percent}</translation>
    </message>
    <message>
      <source>Give yourself the right to read {path}, or choose another file.</source>
      <translation>Geben Sie sich das Recht, {path} zu lesen, oder wählen Sie eine andere Datei aus.</translation>
    </message>
    <message>
      <source>Gone</source>
      <translation>Verschwunden</translation>
    </message>
    <message>
      <source>HH:mm</source>
      <translation>HH:mm</translation>
    </message>
    <message>
      <source>HH:mm:ss</source>
      <translation>HH:mm:ss</translation>
    </message>
    <message>
      <source>Hel&amp;p</source>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Hold queue</source>
      <translation>Warteschlange anhalten</translation>
    </message>
    <message>
      <source>How the network is set up could not be read</source>
      <translation>Wie das Netzwerk eingerichtet ist, ließ sich nicht lesen</translation>
    </message>
    <message>
      <source>How to &amp;install one</source>
      <translation>So wird einer &amp;installiert</translation>
    </message>
    <message>
      <source>How to s&amp;tart it…</source>
      <translation>So s&amp;tartet es…</translation>
    </message>
    <message>
      <source>How to start it</source>
      <translation>So startet es</translation>
    </message>
    <message>
      <source>I &amp;agree to Linode's EU terms</source>
      <translation>Den EU-Bedingungen &amp;zustimmen</translation>
    </message>
    <message>
      <source>ID</source>
      <translation>ID</translation>
    </message>
    <message>
      <source>ID not known</source>
      <translation>ID nicht bekannt</translation>
    </message>
    <message>
      <source>If it does not start, make the file system anew without them, or use ext4</source>
      <translation>Wenn es nicht startet, legen Sie das Dateisystem ohne sie neu an, oder nehmen Sie ext4</translation>
    </message>
    <message>
      <source>If it does not start, remove them with tune2fs -O ^FEATURE</source>
      <translation>Wenn es nicht startet, entfernen Sie sie mit tune2fs -O ^FEATURE</translation>
    </message>
    <message>
      <source>If it is one of several files, choose the one that describes the disk. Otherwise save the disk in another format with the program that made it, and choose the result.</source>
      <translation>Wenn es eine von mehreren Dateien ist, wählen Sie diejenige aus, die die Disk beschreibt. Speichern Sie die Disk sonst mit dem Programm, das sie erstellt hat, in einem anderen Format, und wählen Sie das Ergebnis aus.</translation>
    </message>
    <message numerus="yes">
      <source>If they are cancelled, what was sent is lost and the unfinished image is removed.</source>
      <extracomment>For exactly one: If it is cancelled, what was sent is lost and the unfinished image is removed.</extracomment>
      <translation>
        <numerusform>Beim Abbrechen geht verloren, was gesendet wurde, und das unfertige Image wird entfernt.</numerusform>
        <numerusform>Beim Abbrechen geht verloren, was gesendet wurde, und das unfertige Image wird entfernt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Ignored: {names}</source>
      <translation>Ignoriert: {names}</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Image</translation>
    </message>
    <message>
      <source>Image ID</source>
      <translation>Image-ID</translation>
    </message>
    <message>
      <source>Image Uploader</source>
      <translation>Image Uploader</translation>
    </message>
    <message>
      <source>Image Uploader (Practice)</source>
      <translation>Image Uploader (Übung)</translation>
    </message>
    <message>
      <source>Image Uploader cannot start</source>
      <translation>Image Uploader kann nicht starten</translation>
    </message>
    <message>
      <source>Image Uploader compresses raw files, and converts virtual disks and other archives.</source>
      <translation>Image Uploader komprimiert rohe Dateien und konvertiert virtuelle Disks und andere Archive.</translation>
    </message>
    <message>
      <source>Image Uploader ended unexpectedly</source>
      <translation>Image Uploader wurde unerwartet beendet</translation>
    </message>
    <message>
      <source>Image Uploader is free software under the MIT License. It uses Qt {qt} and PySide6 {pyside} under the LGPL-3.0, as libraries that you may replace. Their sources are at {sources}.</source>
      <translation>Image Uploader ist freie Software unter der MIT-Lizenz. Das Programm verwendet Qt {qt} und PySide6 {pyside} unter der LGPL-3.0 als Bibliotheken, die Sie ersetzen dürfen. Deren Quelltexte finden Sie unter {sources}.</translation>
    </message>
    <message>
      <source>Image Uploader needs a personal access token of your account.</source>
      <translation>Image Uploader benötigt ein Personal Access Token Ihres Kontos.</translation>
    </message>
    <message>
      <source>Image Uploader {version} puts a disk image on Linode.
It sends no usage data, and does not look for new versions: they are at {address}</source>
      <translation>Image Uploader {version} lädt ein Disk-Image auf Linode hoch.
Das Programm sendet keine Nutzungsdaten und sucht nicht nach neuen Versionen; Sie finden sie unter {address}</translation>
    </message>
    <message>
      <source>Image on Linode</source>
      <translation>Image auf Linode</translation>
    </message>
    <message>
      <source>Image requirements</source>
      <translation>Image-Anforderungen</translation>
    </message>
    <message>
      <source>Image status</source>
      <translation>Image-Status</translation>
    </message>
    <message>
      <source>Images on Linode</source>
      <translation>Images auf Linode</translation>
    </message>
    <message>
      <source>Images to upload</source>
      <translation>Hochzuladende Images</translation>
    </message>
    <message>
      <source>Images you upload are listed here with their ID, ready to copy.</source>
      <translation>Hier stehen die Images, die Sie hochladen, mit ihrer ID zum Kopieren.</translation>
    </message>
    <message>
      <source>Images: read only</source>
      <translation>Images: Nur lesen</translation>
    </message>
    <message>
      <source>Images: read/write</source>
      <translation>Images: Lesen/Schreiben</translation>
    </message>
    <message>
      <source>In Cloud Manager, open Configurations &gt; Edit of the new server and choose this kernel. The helpers can stay on.</source>
      <translation>Öffnen Sie im Cloud Manager beim neuen Server Configurations &gt; Edit und wählen Sie diesen Kernel. Die Helfer können eingeschaltet bleiben.</translation>
    </message>
    <message>
      <source>In Cloud Manager, open Configurations &gt; Edit of the new server, choose this kernel, and switch off all helpers under Filesystem/Boot Helpers: they cannot work on a disk with partitions.</source>
      <translation>Öffnen Sie im Cloud Manager beim neuen Server Configurations &gt; Edit, wählen Sie diesen Kernel und schalten Sie unter Filesystem/Boot Helpers alle Helfer aus: Auf einer Disk mit Partitionen können sie nicht arbeiten.</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
      <source>Install GNOME Keyring or KWallet with the software manager of this system (on Debian and Ubuntu: sudo apt install gnome-keyring). Then log out of the desktop, log in again and start this program anew.</source>
      <translation>Installieren Sie GNOME Keyring oder KWallet mit der Softwareverwaltung dieses Systems (unter Debian und Ubuntu: sudo apt install gnome-keyring). Melden Sie sich dann vom Desktop ab und wieder an, und starten Sie dieses Programm neu.</translation>
    </message>
    <message>
      <source>Install GRUB for BIOS: grub-install --target=i386-pc</source>
      <translation>Installieren Sie GRUB für BIOS: grub-install --target=i386-pc</translation>
    </message>
    <message>
      <source>Install the kernel again</source>
      <translation>Installieren Sie den Kernel noch einmal</translation>
    </message>
    <message>
      <source>Interrupted</source>
      <translation>Unterbrochen</translation>
    </message>
    <message>
      <source>Interrupted when the program closed</source>
      <translation>Beim Schließen des Programms unterbrochen</translation>
    </message>
    <message>
      <source>Interrupted when the program closed on {date}</source>
      <translation>Beim Schließen des Programms am {date} unterbrochen</translation>
    </message>
    <message>
      <source>It contains a user name or a password, so nothing was sent. Check the API address and whether a proxy changes the answers.</source>
      <translation>Sie enthält einen Benutzernamen oder ein Passwort, daher wurde nichts gesendet. Prüfen Sie die API-Adresse und ob ein Proxy die Antworten verändert.</translation>
    </message>
    <message>
      <source>It contains only the differences from that disk. Merge the two in the program that made them, and choose the result.</source>
      <translation>Sie enthält nur die Unterschiede zu jener Disk. Führen Sie beide in dem Programm zusammen, das sie erstellt hat, und wählen Sie das Ergebnis aus.</translation>
    </message>
    <message>
      <source>It could not be read whether it has virtio_scsi</source>
      <translation>Ob es virtio_scsi enthält, ließ sich nicht lesen</translation>
    </message>
    <message>
      <source>It could not be stored because access to the password store was refused. Sign in with it once more.</source>
      <translation>Es konnte nicht gespeichert werden, weil der Zugriff auf den Passwortspeicher verweigert wurde. Melden Sie sich noch einmal damit an.</translation>
    </message>
    <message>
      <source>It could not be stored because the password store was locked. Unlock that, then sign in with the token once more.</source>
      <translation>Es konnte nicht gespeichert werden, weil der Passwortspeicher gesperrt war. Entsperren Sie ihn und melden Sie sich dann noch einmal mit dem Token an.</translation>
    </message>
    <message>
      <source>It could not be stored because this system had no password store. Sign in with it once more.</source>
      <translation>Es konnte nicht gespeichert werden, weil dieses System keinen Passwortspeicher hatte. Melden Sie sich noch einmal damit an.</translation>
    </message>
    <message>
      <source>It could not be stored. Sign in with it once more.</source>
      <translation>Es konnte nicht gespeichert werden. Melden Sie sich noch einmal damit an.</translation>
    </message>
    <message>
      <source>It has no bytes. Choose a file that contains a disk image.</source>
      <translation>Sie hat keine Bytes. Wählen Sie eine Datei aus, die ein Disk-Image enthält.</translation>
    </message>
    <message>
      <source>It has only {has}. Create a token with the scopes Images read/write and Events read-only in Cloud Manager, and sign in with it.</source>
      <translation>Es hat nur {has}. Erstellen Sie im Cloud Manager ein Token mit den Scopes Images (Lesen/Schreiben) und Events (nur Lesen), und melden Sie sich damit an.</translation>
    </message>
    <message>
      <source>It is checked at once; nothing is sent before you press Upload</source>
      <translation>Die Datei wird sofort geprüft; gesendet wird erst, wenn Sie „Hochladen“ drücken</translation>
    </message>
    <message>
      <source>It is intact, but empty ({kind}). Compress the disk image again, and choose the result.</source>
      <translation>Sie ist unversehrt, aber leer ({kind}). Komprimieren Sie das Disk-Image erneut und wählen Sie das Ergebnis aus.</translation>
    </message>
    <message>
      <source>It is not a web address, so nothing was sent. Check the API address and whether a proxy changes the answers.</source>
      <translation>Sie ist keine Webadresse, daher wurde nichts gesendet. Prüfen Sie die API-Adresse und ob ein Proxy die Antworten verändert.</translation>
    </message>
    <message>
      <source>It is not known who made it</source>
      <translation>Nicht bekannt, wer es erstellt hat</translation>
    </message>
    <message>
      <source>It is shown, but nothing can be added to {path}. Use the newer version to upload.</source>
      <translation>Er wird angezeigt, aber {path} kann nicht ergänzt werden. Verwenden Sie zum Hochladen die neuere Version.</translation>
    </message>
    <message>
      <source>It left no unfinished image on Linode.</source>
      <translation>Er hat kein unfertiges Image auf Linode hinterlassen.</translation>
    </message>
    <message>
      <source>It may have 5 GB as it is sent, and for most accounts 6 GB unpacked.</source>
      <translation>Gesendet darf es 5 GB groß sein, entpackt bei den meisten Konten 6 GB.</translation>
    </message>
    <message>
      <source>It may have been deleted, or the API address or version is wrong.</source>
      <translation>Es wurde vielleicht gelöscht, oder die API-Adresse oder -Version ist falsch.</translation>
    </message>
    <message>
      <source>It may have been moved, renamed or deleted: {path}. Choose the file again.</source>
      <translation>Sie wurde vielleicht verschoben, umbenannt oder gelöscht: {path}. Wählen Sie die Datei erneut aus.</translation>
    </message>
    <message>
      <source>It may have expired or been revoked. Create a new token in Cloud Manager and sign in with it.</source>
      <translation>Es ist vielleicht abgelaufen oder wurde widerrufen. Erstellen Sie im Cloud Manager ein neues Token und melden Sie sich damit an.</translation>
    </message>
    <message>
      <source>It may hold a disk that only the program which made it can take out. Do that, and choose the raw image that comes out of it.</source>
      <translation>Sie enthält vielleicht eine Disk, die nur das Programm herausholen kann, das die Datei erstellt hat. Tun Sie das und wählen Sie das dabei entstehende Raw-Image aus.</translation>
    </message>
    <message>
      <source>It must contain one disk image and nothing else. Unpack it and choose the image: {command}</source>
      <translation>Sie muss ein Disk-Image und sonst nichts enthalten. Entpacken Sie sie und wählen Sie das Image aus: {command}</translation>
    </message>
    <message>
      <source>It said {code}. Try again. If that does not help, check whether a proxy changes the request, or ask Linode Support.</source>
      <translation>Er meldete {code}. Versuchen Sie es erneut. Wenn das nicht hilft, prüfen Sie, ob ein Proxy die Anfrage verändert, oder fragen Sie den Linode-Support.</translation>
    </message>
    <message>
      <source>It said: {reason}. Try again, or use a token for this session only.</source>
      <translation>Er meldete: {reason}. Versuchen Sie es erneut, oder verwenden Sie ein Token nur für diese Sitzung.</translation>
    </message>
    <message>
      <source>It stands before {host} and said: {reason}. Enter both in the settings, Network, or check them there.</source>
      <translation>Er steht vor {host} und meldete: {reason}. Geben Sie beides in den Einstellungen unter Netzwerk ein, oder prüfen Sie es dort.</translation>
    </message>
    <message>
      <source>It was compressed with an unusually large window. Unpack it and choose the result: {command}</source>
      <translation>Sie wurde mit einem ungewöhnlich großen Fenster komprimiert. Entpacken Sie sie und wählen Sie das Ergebnis aus: {command}</translation>
    </message>
    <message>
      <source>It was not removed: look at it in Cloud Manager, and delete it there if it is empty.</source>
      <translation>Es wurde nicht entfernt: Sehen Sie es sich im Cloud Manager an und löschen Sie es dort, wenn es leer ist.</translation>
    </message>
    <message>
      <source>It was not stored because the only password store keeps tokens in plain text. Sign in with it once more.</source>
      <translation>Es wurde nicht gespeichert, weil der einzige Passwortspeicher Token im Klartext aufbewahrt. Melden Sie sich noch einmal damit an.</translation>
    </message>
    <message>
      <source>It was packed with a dictionary. Unpack it with that file in the place of DICTIONARY, and choose the result: {command}</source>
      <translation>Die Datei wurde mit einem Wörterbuch gepackt. Entpacken Sie sie mit dieser Datei anstelle von DICTIONARY und wählen Sie das Ergebnis aus: {command}</translation>
    </message>
    <message>
      <source>It was probably removed because the data did not arrive within 24 hours. Upload it again.</source>
      <translation>Es wurde wahrscheinlich entfernt, weil die Daten nicht innerhalb von 24 Stunden eintrafen. Laden Sie es erneut hoch.</translation>
    </message>
    <message>
      <source>It will be compressed before the upload</source>
      <translation>Wird vor dem Hochladen komprimiert</translation>
    </message>
    <message>
      <source>It will be converted before the upload</source>
      <translation>Wird vor dem Hochladen konvertiert</translation>
    </message>
    <message>
      <source>It will be recompressed before the upload</source>
      <translation>Wird vor dem Hochladen neu komprimiert</translation>
    </message>
    <message>
      <source>It would send the disk unencrypted, so nothing was sent. Check the API address and whether a proxy changes the answers.</source>
      <translation>Über sie würde die Disk unverschlüsselt gesendet, daher wurde nichts gesendet. Prüfen Sie die API-Adresse und ob ein Proxy die Antworten verändert.</translation>
    </message>
    <message>
      <source>Its checksum is {stored}, ours is {sent}. The data was changed on its way, or the file while it was being read: try again.</source>
      <translation>Die Prüfsumme dort ist {stored}, unsere ist {sent}. Die Daten wurden unterwegs verändert, oder die Datei während des Lesens: Versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>Its token is removed from the password store. Nothing changes on Linode.</source>
      <translation>Sein Token wird aus dem Passwortspeicher entfernt. Bei Linode ändert sich nichts.</translation>
    </message>
    <message>
      <source>Its {role} is not read: it could be any file on this computer, and only files in the same folder can be allowed. Ask whoever made {name} for a self-contained image.</source>
      <translation>Die zugehörige Datei ({role}) wird nicht gelesen: Sie könnte jede beliebige Datei auf diesem Rechner sein, und nur Dateien im selben Ordner können erlaubt werden. Bitten Sie den Ersteller von {name} um ein eigenständiges Image.</translation>
    </message>
    <message>
      <source>Its {role} was chosen by whoever made the image, so it is not read unless you allow it. If you trust them, use imageuploader-cli with --allow-backing {other}, or choose a self-contained image.</source>
      <translation>Die zugehörige Datei ({role}) hat der Ersteller des Images bestimmt, daher wird sie nur gelesen, wenn Sie es erlauben. Wenn Sie ihm vertrauen, verwenden Sie imageuploader-cli mit --allow-backing {other}, oder wählen Sie ein eigenständiges Image aus.</translation>
    </message>
    <message>
      <source>Its {role} was not found. Put it in the same folder as {name} and use imageuploader-cli with --allow-backing {other}, or choose a self-contained image.</source>
      <translation>Die zugehörige Datei ({role}) wurde nicht gefunden. Legen Sie sie in denselben Ordner wie {name} und verwenden Sie imageuploader-cli mit --allow-backing {other}, oder wählen Sie ein eigenständiges Image aus.</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Keep running</source>
      <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
      <source>Keep the token for this session only, or install a password store.</source>
      <translation>Behalten Sie das Token nur für diese Sitzung, oder installieren Sie einen Passwortspeicher.</translation>
    </message>
    <message>
      <source>Keep uploading</source>
      <translation>Weiter hochladen</translation>
    </message>
    <message>
      <source>Kept for this session only</source>
      <translation>Wird nur für diese Sitzung behalten</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Label</translation>
    </message>
    <message>
      <source>Label and region are missing</source>
      <translation>Label und Region fehlen</translation>
    </message>
    <message>
      <source>Label of {file}</source>
      <translation>Label von {file}</translation>
    </message>
    <message>
      <source>Last used</source>
      <translation>Zuletzt verwendet</translation>
    </message>
    <message>
      <source>Leave Network Helper on</source>
      <translation>Lassen Sie Network Helper eingeschaltet</translation>
    </message>
    <message>
      <source>Leave Network Helper on: it sets up the network of this system</source>
      <translation>Lassen Sie Network Helper eingeschaltet: Er richtet das Netzwerk dieses Systems ein</translation>
    </message>
    <message>
      <source>Leave out {file}</source>
      <translation>{file} weglassen</translation>
    </message>
    <message>
      <source>Leaves out {size} of deleted data</source>
      <translation>Lässt {size} gelöschter Daten weg</translation>
    </message>
    <message>
      <source>Left on Linode</source>
      <translation>Auf Linode verblieben</translation>
    </message>
    <message>
      <source>Left out: {names}</source>
      <translation>Weggelassen: {names}</translation>
    </message>
    <message>
      <source>Let it get its address by DHCP</source>
      <translation>Lassen Sie es seine Adresse per DHCP beziehen</translation>
    </message>
    <message>
      <source>Level {number}</source>
      <translation>Stufe {number}</translation>
    </message>
    <message>
      <source>Level {number}: quickest</source>
      <translation>Stufe {number}: am schnellsten</translation>
    </message>
    <message>
      <source>Level {number}: smallest</source>
      <translation>Stufe {number}: am kleinsten</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>Lizenzen</translation>
    </message>
    <message>
      <source>Licences…</source>
      <translation>Lizenzen…</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Limited by</source>
      <translation>Begrenzt durch</translation>
    </message>
    <message>
      <source>Limited by the network</source>
      <translation>Grenze: Netzwerk</translation>
    </message>
    <message>
      <source>Limited by this computer</source>
      <translation>Grenze: dieser Rechner</translation>
    </message>
    <message>
      <source>Limited in the settings</source>
      <translation>Grenze: Einstellungen</translation>
    </message>
    <message>
      <source>Links are not supported – download the file first</source>
      <translation>Links werden nicht unterstützt – laden Sie die Datei zuerst herunter</translation>
    </message>
    <message>
      <source>Linode accepts raw disk images only. First check with qemu-img info whether it names a backing file, which could be any file on this computer. If it does not, run this and choose the result: {command}</source>
      <translation>Linode akzeptiert nur Raw-Disk-Images. Prüfen Sie zuerst mit „qemu-img info“, ob eine Backing-Datei genannt wird; sie könnte jede beliebige Datei auf diesem Rechner sein. Wenn nicht, führen Sie dies aus und wählen Sie das Ergebnis aus: {command}</translation>
    </message>
    <message>
      <source>Linode accepts raw disk images only. On a Mac, run this and choose the result: {command}</source>
      <translation>Linode akzeptiert nur Raw-Disk-Images. Führen Sie dies auf einem Mac aus und wählen Sie das Ergebnis aus: {command}</translation>
    </message>
    <message>
      <source>Linode accepts raw disk images only. Run this and choose the result: {command}</source>
      <translation>Linode akzeptiert nur Raw-Disk-Images. Führen Sie dies aus und wählen Sie das Ergebnis aus: {command}</translation>
    </message>
    <message>
      <source>Linode answered {status}: {reason}. It may still be processing the image: look in Cloud Manager, or check the history later.</source>
      <translation>Linode antwortete {status}: {reason}. Das Image wird vielleicht noch verarbeitet: Sehen Sie im Cloud Manager oder später im Verlauf nach.</translation>
    </message>
    <message>
      <source>Linode answers {status} ({reason}) when asked about the image – asking again</source>
      <translation>Linode antwortet {status} ({reason}) auf die Frage nach dem Image – wird erneut gefragt</translation>
    </message>
    <message>
      <source>Linode asked us to slow down</source>
      <translation>Linode bittet um langsamere Anfragen</translation>
    </message>
    <message>
      <source>Linode asks for this once, before the first image is stored in Europe. It is sent to Linode together with the upload.</source>
      <translation>Linode verlangt das einmal, bevor das erste Image in Europa gespeichert wird. Es wird zusammen mit dem Upload an Linode gesendet.</translation>
    </message>
    <message>
      <source>Linode cannot be asked about the image now: {reason} – asking again</source>
      <translation>Linode kann gerade nicht nach dem Image gefragt werden: {reason} – wird erneut gefragt</translation>
    </message>
    <message>
      <source>Linode could not answer ({status})</source>
      <translation>Linode konnte nicht antworten ({status})</translation>
    </message>
    <message>
      <source>Linode could not unpack it ({reason}). Download or create the file again, and choose that one.</source>
      <translation>Linode könnte sie nicht entpacken ({reason}). Laden Sie die Datei erneut herunter oder erstellen Sie sie neu, und wählen Sie dann diese aus.</translation>
    </message>
    <message>
      <source>Linode could not unpack the image</source>
      <translation>Linode konnte das Image nicht entpacken</translation>
    </message>
    <message>
      <source>Linode could not use the file. A token with the scope Events read-only may show why.</source>
      <translation>Linode konnte die Datei nicht verwenden. Ein Token mit dem Scope Events (nur Lesen) zeigt vielleicht, warum.</translation>
    </message>
    <message>
      <source>Linode could not use the file. Check it, then upload it again.</source>
      <translation>Linode konnte die Datei nicht verwenden. Prüfen Sie sie und laden Sie sie dann erneut hoch.</translation>
    </message>
    <message>
      <source>Linode did not accept the sign-in of the browser</source>
      <translation>Linode hat die Anmeldung des Browsers nicht angenommen</translation>
    </message>
    <message>
      <source>Linode did not answer clearly when an image was asked for, and could not be asked since. An unfinished image may still be on Linode.</source>
      <translation>Linode hat auf die Anforderung eines Images nicht eindeutig geantwortet und konnte seitdem nicht gefragt werden. Auf Linode liegt vielleicht noch ein unfertiges Image.</translation>
    </message>
    <message>
      <source>Linode did not find what was requested (404)</source>
      <translation>Linode hat das Angeforderte nicht gefunden (404)</translation>
    </message>
    <message>
      <source>Linode does not allow the user {user} to upload: {reason}</source>
      <translation>Linode erlaubt dem Benutzer {user} den Upload nicht: {reason}</translation>
    </message>
    <message>
      <source>Linode does not allow this upload: {reason}</source>
      <translation>Linode erlaubt diesen Upload nicht: {reason}</translation>
    </message>
    <message>
      <source>Linode does not say whether {ids} still waits for data</source>
      <translation>Linode sagt nicht, ob {ids} noch auf Daten wartet</translation>
    </message>
    <message>
      <source>Linode is processing the image</source>
      <translation>Linode verarbeitet das Image</translation>
    </message>
    <message>
      <source>Linode is processing the image – {percent}</source>
      <translation>Linode verarbeitet das Image – {percent}</translation>
    </message>
    <message>
      <source>Linode is under maintenance</source>
      <translation>Linode wird gerade gewartet</translation>
    </message>
    <message>
      <source>Linode may not be able to check or resize it</source>
      <translation>Linode kann es vielleicht nicht prüfen oder in der Größe ändern</translation>
    </message>
    <message>
      <source>Linode passes user data only to images with this option.</source>
      <translation>Linode übergibt Benutzerdaten nur an Images mit dieser Option.</translation>
    </message>
    <message>
      <source>Linode refused the field “{field}”. Correct it and try again.</source>
      <translation>Linode hat das Feld „{field}“ abgelehnt. Korrigieren Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>Linode refused the request ({status})</source>
      <translation>Linode hat die Anfrage abgelehnt ({status})</translation>
    </message>
    <message>
      <source>Linode refused the request ({status}). Correct it and try again.</source>
      <translation>Linode hat die Anfrage abgelehnt ({status}). Korrigieren Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>Linode says: {reason} Choose another region.</source>
      <translation>Linode meldet: {reason} Wählen Sie eine andere Region.</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Check the file again: it must be a raw disk in one complete gzip file.</source>
      <translation>Linode meldet: {reason}. Prüfen Sie die Datei noch einmal: Sie muss eine Raw-Disk in einer vollständigen gzip-Datei sein.</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Shrink the disk, or ask Linode Support for a higher limit.</source>
      <translation>Linode meldet: {reason}. Verkleinern Sie die Disk, oder bitten Sie den Linode-Support um eine höhere Grenze.</translation>
    </message>
    <message>
      <source>Linode says: {reason}. The data has to arrive within 24 hours: upload it again.</source>
      <translation>Linode meldet: {reason}. Die Daten müssen innerhalb von 24 Stunden eintreffen: Laden Sie sie erneut hoch.</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Try again in a few minutes.</source>
      <translation>Linode meldet: {reason}. Versuchen Sie es in einigen Minuten erneut.</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Upload it again if that was not intended.</source>
      <translation>Linode meldet: {reason}. Laden Sie die Datei erneut hoch, wenn das nicht beabsichtigt war.</translation>
    </message>
    <message>
      <source>Linode takes a raw disk image, compressed with gzip</source>
      <translation>Linode nimmt ein rohes Disk-Image, mit gzip komprimiert</translation>
    </message>
    <message>
      <source>Linode's GRUB and kernel look for a disk without any</source>
      <translation>GRUB und Kernel von Linode erwarten eine Disk ohne Partitionen</translation>
    </message>
    <message>
      <source>Linode's GRUB has nothing to start</source>
      <translation>GRUB von Linode hat nichts zu starten</translation>
    </message>
    <message>
      <source>Linode's GRUB may not read it</source>
      <translation>GRUB von Linode liest es vielleicht nicht</translation>
    </message>
    <message>
      <source>Linode's GRUB may not read them</source>
      <translation>GRUB von Linode liest sie vielleicht nicht</translation>
    </message>
    <message>
      <source>Linode's answer has an upload address that is not safe: {host}</source>
      <translation>Die Antwort von Linode enthält eine unsichere Upload-Adresse: {host}</translation>
    </message>
    <message>
      <source>Linode's answer made no sense ({what})</source>
      <translation>Die Antwort von Linode war unverständlich ({what})</translation>
    </message>
    <message>
      <source>Linode's guide…</source>
      <translation>Anleitung von Linode…</translation>
    </message>
    <message>
      <source>Linode's kernel (Latest 64 bit)</source>
      <translation>Kernel von Linode (Latest 64 bit)</translation>
    </message>
    <message>
      <source>Linode's kernel does not find it</source>
      <translation>Der Kernel von Linode findet es nicht</translation>
    </message>
    <message>
      <source>Linode's kernel stops: no working init found</source>
      <translation>Der Kernel von Linode bleibt stehen: no working init found</translation>
    </message>
    <message>
      <source>Linode's kernel uses the serial console</source>
      <translation>Der Kernel von Linode verwendet die serielle Konsole</translation>
    </message>
    <message>
      <source>Linode's storage did not accept the file ({status})</source>
      <translation>Linodes Speicher hat die Datei abgelehnt ({status})</translation>
    </message>
    <message>
      <source>Linode's terms for Europe</source>
      <translation>Linodes Bedingungen für Europa</translation>
    </message>
    <message>
      <source>Linodes: read/write</source>
      <translation>Linodes: Lesen/Schreiben</translation>
    </message>
    <message>
      <source>Lish shows the start of the system</source>
      <translation>Lish zeigt den Start des Systems</translation>
    </message>
    <message>
      <source>Lish stays blank</source>
      <translation>Lish bleibt leer</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Log in</source>
      <translation>Anmelden</translation>
    </message>
    <message>
      <source>Looks bootable: no</source>
      <translation>Wirkt startfähig: nein</translation>
    </message>
    <message>
      <source>Looks bootable: unknown</source>
      <translation>Wirkt startfähig: unbekannt</translation>
    </message>
    <message>
      <source>MD5</source>
      <translation>MD5</translation>
    </message>
    <message>
      <source>Machine kept awake</source>
      <translation>Rechner wird wach gehalten</translation>
    </message>
    <message>
      <source>Made by {user}</source>
      <translation>Erstellt von {user}</translation>
    </message>
    <message>
      <source>Make the initramfs again</source>
      <translation>Erzeugen Sie das Initramfs neu</translation>
    </message>
    <message>
      <source>Manage &amp;accounts…</source>
      <translation>&amp;Konten verwalten…</translation>
    </message>
    <message>
      <source>Mark the right partition as active</source>
      <translation>Markieren Sie die richtige Partition als aktiv</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>Meldungen</translation>
    </message>
    <message>
      <source>Min. disk size</source>
      <translation>Min. Disk-Größe</translation>
    </message>
    <message>
      <source>Most accounts may have {most} custom images, {room} together. Linode Support raises both.</source>
      <translation>Die meisten Konten dürfen {most} eigene Images haben, zusammen {room}. Der Linode-Support erhöht beides.</translation>
    </message>
    <message>
      <source>Move a waiting upload up; down with {down}, to the top with {top}</source>
      <translation>Einen wartenden Upload nach oben verschieben; nach unten mit {down}, an die Spitze mit {top}</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Nach unten</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Nach oben</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Name of the image on Linode</source>
      <translation>Name des Images auf Linode</translation>
    </message>
    <message>
      <source>Needs attention</source>
      <translation>Handlungsbedarf</translation>
    </message>
    <message>
      <source>Needs converting: the file is in the format {kind}</source>
      <translation>Muss konvertiert werden: Die Datei hat das Format {kind}</translation>
    </message>
    <message>
      <source>Needs converting: {name} is a macOS disk image</source>
      <translation>Muss konvertiert werden: {name} ist ein macOS-Disk-Image</translation>
    </message>
    <message>
      <source>Neither /sbin/init nor a kernel was found: the image may not boot</source>
      <translation>Weder /sbin/init noch ein Kernel wurde gefunden: Das Image startet vielleicht nicht</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netzwerk</translation>
    </message>
    <message>
      <source>New upload</source>
      <translation>Neuer Upload</translation>
    </message>
    <message>
      <source>NixOS has its init in /nix</source>
      <translation>NixOS hat sein init in /nix</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <source>No SSH server is started</source>
      <translation>Kein SSH-Server wird gestartet</translation>
    </message>
    <message>
      <source>No account has a password, and there are no keys for SSH</source>
      <translation>Kein Konto hat ein Passwort, und es gibt keine SSH-Schlüssel</translation>
    </message>
    <message>
      <source>No boot code was found in the first sector: the image may not boot</source>
      <translation>Im ersten Sektor wurde kein Startcode gefunden: Das Image startet vielleicht nicht</translation>
    </message>
    <message>
      <source>No browser was found: {address}</source>
      <translation>Es wurde kein Browser gefunden: {address}</translation>
    </message>
    <message>
      <source>No data accepted for {seconds} s – still trying</source>
      <translation>Seit {seconds} s keine Daten angenommen – weiterer Versuch läuft</translation>
    </message>
    <message>
      <source>No file manager was found: {folder}</source>
      <translation>Es wurde kein Dateimanager gefunden: {folder}</translation>
    </message>
    <message>
      <source>No files yet</source>
      <translation>Noch keine Dateien</translation>
    </message>
    <message>
      <source>No image of the account matches “{words}”.</source>
      <translation>Kein Image des Kontos passt zu „{words}“.</translation>
    </message>
    <message>
      <source>No known file system or partition table was found: the image may not boot</source>
      <translation>Kein bekanntes Dateisystem und keine Partitionstabelle gefunden: Das Image startet vielleicht nicht</translation>
    </message>
    <message>
      <source>No longer on Linode</source>
      <translation>Nicht mehr auf Linode</translation>
    </message>
    <message>
      <source>No longer on Linode. It was probably removed because the data did not arrive within 24 hours.</source>
      <translation>Nicht mehr auf Linode. Das Image wurde wahrscheinlich entfernt, weil die Daten nicht innerhalb von 24 Stunden eintrafen.</translation>
    </message>
    <message>
      <source>No network is set up</source>
      <translation>Kein Netzwerk ist eingerichtet</translation>
    </message>
    <message>
      <source>No password store was found on this system</source>
      <translation>Auf diesem System wurde kein Passwortspeicher gefunden</translation>
    </message>
    <message>
      <source>No proxy was used.</source>
      <translation>Es wurde kein Proxy verwendet.</translation>
    </message>
    <message>
      <source>No region matches “{typed}”</source>
      <translation>Keine Region passt zu „{typed}“</translation>
    </message>
    <message>
      <source>No room for them now: {columns}</source>
      <translation>Dafür ist gerade kein Platz: {columns}</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
      <source>No text field has the focus</source>
      <translation>Kein Textfeld hat den Fokus</translation>
    </message>
    <message>
      <source>No text is selected</source>
      <translation>Kein Text ist markiert</translation>
    </message>
    <message>
      <source>No time left on the server</source>
      <translation>Auf dem Server ist keine Zeit mehr übrig</translation>
    </message>
    <message>
      <source>No upload is active.</source>
      <translation>Kein Upload ist aktiv.</translation>
    </message>
    <message>
      <source>No upload is available.</source>
      <translation>Kein Upload ist verfügbar.</translation>
    </message>
    <message>
      <source>No upload matches “{words}” and the filter.</source>
      <translation>Kein Upload passt zu „{words}“ und zum Filter.</translation>
    </message>
    <message>
      <source>No upload matches “{words}”.</source>
      <translation>Kein Upload passt zu „{words}“.</translation>
    </message>
    <message>
      <source>No upload needs attention.</source>
      <translation>Bei keinem Upload besteht Handlungsbedarf.</translation>
    </message>
    <message>
      <source>No upload was cancelled.</source>
      <translation>Kein Upload wurde abgebrochen.</translation>
    </message>
    <message>
      <source>No uploads yet</source>
      <translation>Noch keine Uploads</translation>
    </message>
    <message>
      <source>No uploads.</source>
      <translation>Keine Uploads.</translation>
    </message>
    <message>
      <source>No word from Linode about this image since {time}</source>
      <translation>Keine Nachricht von Linode zu diesem Image seit {time}</translation>
    </message>
    <message>
      <source>No word from Linode about this image since {time} – asking again</source>
      <translation>Keine Nachricht von Linode zu diesem Image seit {time} – wird erneut gefragt</translation>
    </message>
    <message>
      <source>No word since {time}</source>
      <translation>Keine Nachricht seit {time}</translation>
    </message>
    <message>
      <source>Nobody could log in</source>
      <translation>Niemand könnte sich anmelden</translation>
    </message>
    <message>
      <source>Nobody is signed in</source>
      <translation>Niemand ist angemeldet</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>North America</source>
      <translation>Nordamerika</translation>
    </message>
    <message>
      <source>Not allowed in a label: {text}</source>
      <translation>In einem Label nicht erlaubt: {text}</translation>
    </message>
    <message>
      <source>Not enough space to prepare: need {needed}, {free} free</source>
      <translation>Nicht genug Platz zum Vorbereiten: {needed} benötigt, {free} frei</translation>
    </message>
    <message>
      <source>Not signed in</source>
      <translation>Nicht angemeldet</translation>
    </message>
    <message>
      <source>Nothing else was found to say about it.</source>
      <translation>Mehr gibt es dazu nicht zu sagen.</translation>
    </message>
    <message>
      <source>Nothing in this image has that name: the kernel will not find its root</source>
      <translation>Nichts in diesem Image heißt so: Der Kernel findet sein Root-Dateisystem nicht</translation>
    </message>
    <message>
      <source>Nothing is left on Linode.</source>
      <translation>Auf Linode ist nichts zurückgeblieben.</translation>
    </message>
    <message>
      <source>Nothing is uploaded that cannot be recorded there. Free up space in {folder}: {needed} needed, {free} free.</source>
      <translation>Es wird nichts hochgeladen, was dort nicht verzeichnet werden kann. Geben Sie in {folder} Platz frei: {needed} benötigt, {free} frei.</translation>
    </message>
    <message>
      <source>Nothing is uploading</source>
      <translation>Kein Upload läuft</translation>
    </message>
    <message>
      <source>Nothing private was found in the usual places</source>
      <translation>An den üblichen Stellen wurde nichts Privates gefunden</translation>
    </message>
    <message>
      <source>Nothing runs or waits</source>
      <translation>Kein Upload läuft oder wartet</translation>
    </message>
    <message>
      <source>Nothing unfinished is known to be on Linode</source>
      <translation>Auf Linode ist nichts Unfertiges bekannt</translation>
    </message>
    <message>
      <source>Nothing waits for another try</source>
      <translation>Kein Upload wartet auf einen neuen Versuch</translation>
    </message>
    <message>
      <source>Nothing was saved there. Keep the token for this session only, or install another password store.</source>
      <translation>Dort wurde nichts gespeichert. Behalten Sie das Token nur für diese Sitzung, oder installieren Sie einen anderen Passwortspeicher.</translation>
    </message>
    <message>
      <source>Nothing was sent. The API address (LINODE_URL, --api-url, or the one saved with the account) must start with https://. Plain http:// is allowed only for this computer, such as http://localhost.</source>
      <translation>Es wurde nichts gesendet. Die API-Adresse (LINODE_URL, --api-url oder die mit dem Konto gespeicherte) muss mit https:// beginnen. Unverschlüsseltes http:// ist nur für diesen Rechner erlaubt, zum Beispiel http://localhost.</translation>
    </message>
    <message>
      <source>Notices of the system</source>
      <translation>Mitteilungen des Systems</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Aktuell</translation>
    </message>
    <message>
      <source>Now keeps the last image with its ID. Every upload stays in the history, with all that Linode says of the image. What an upload left behind on Linode is offered for removal above the history.</source>
      <translation>„Aktuell“ behält das letzte Image mit seiner ID. Jeder Upload bleibt im Verlauf, mit allem, was Linode über das Image sagt. Was ein Upload auf Linode zurückgelassen hat, wird über dem Verlauf zum Entfernen angeboten.</translation>
    </message>
    <message>
      <source>Now shows the upload that runs, and those that wait below it. One file is sent at a time while the next is prepared. The form stays free for another file. An upload cannot be paused: Linode takes it in one piece. Hold queue lets the current one end and starts no other.</source>
      <translation>„Aktuell“ zeigt den laufenden Upload und darunter die wartenden. Es wird immer nur eine Datei gesendet, während die nächste vorbereitet wird. Das Formular bleibt für eine weitere Datei frei. Ein Upload kann nicht pausiert werden: Linode nimmt ihn nur in einem Stück an. „Warteschlange anhalten“ lässt den laufenden Upload zu Ende gehen und beginnt keinen weiteren.</translation>
    </message>
    <message>
      <source>Oceania</source>
      <translation>Ozeanien</translation>
    </message>
    <message>
      <source>On Linode</source>
      <translation>Auf Linode</translation>
    </message>
    <message>
      <source>On some systems the network then has another name</source>
      <translation>Auf manchen Systemen heißt das Netzwerk dann anders</translation>
    </message>
    <message>
      <source>Only EFI firmware could start this disk, and a Linode has a BIOS: install GRUB for BIOS on it (grub-install --target=i386-pc)</source>
      <translation>Nur EFI-Firmware könnte diese Disk starten, und eine Linode-Instanz hat ein BIOS: Installieren Sie GRUB für BIOS darauf (grub-install --target=i386-pc)</translation>
    </message>
    <message>
      <source>Only Lish lets you log in</source>
      <translation>Anmelden kann man sich nur über Lish</translation>
    </message>
    <message>
      <source>Only those of the system</source>
      <translation>Nur die des Systems</translation>
    </message>
    <message>
      <source>Only uploads can be exported: choose another filter.</source>
      <translation>Nur Uploads können exportiert werden: Wählen Sie einen anderen Filter.</translation>
    </message>
    <message>
      <source>Only {name} is set up, and a Linode may not have it</source>
      <translation>Nur {name} ist eingerichtet; auf einer Linode-Instanz gibt es das vielleicht nicht</translation>
    </message>
    <message>
      <source>Only {name} is set up; whether a Linode calls it so is not known</source>
      <translation>Nur {name} ist eingerichtet; ob es auf einer Linode-Instanz so heißt, ist nicht bekannt</translation>
    </message>
    <message>
      <source>Open and close it in the program that made it, or run this command, which changes the file, and choose what it was run on: {command}</source>
      <translation>Öffnen und schließen Sie die Datei in dem Programm, das sie erstellt hat, oder führen Sie diesen Befehl aus, der die Datei ändert, und wählen Sie die geänderte Datei aus: {command}</translation>
    </message>
    <message>
      <source>Open any page in a browser, sign in to the network, then try again ({reason}).</source>
      <translation>Öffnen Sie eine beliebige Seite im Browser, melden Sie sich am Netzwerk an, und versuchen Sie es erneut ({reason}).</translation>
    </message>
    <message>
      <source>Open in Cloud Manager</source>
      <translation>Im Cloud Manager öffnen</translation>
    </message>
    <message>
      <source>Open support</source>
      <translation>Support öffnen</translation>
    </message>
    <message>
      <source>Opening {address}</source>
      <translation>{address} wird geöffnet</translation>
    </message>
    <message>
      <source>Opening {folder}</source>
      <translation>{folder} wird geöffnet</translation>
    </message>
    <message>
      <source>Optional</source>
      <translation>Optional</translation>
    </message>
    <message>
      <source>Optional, for example: work</source>
      <translation>Optional, zum Beispiel: Arbeit</translation>
    </message>
    <message>
      <source>Optional: browser sign-in</source>
      <translation>Optional: Anmeldung im Browser</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Andere</translation>
    </message>
    <message>
      <source>Other data follows the packed disk; it is left out</source>
      <translation>Hinter der gepackten Disk folgen andere Daten; sie werden weggelassen</translation>
    </message>
    <message>
      <source>Other: {field}</source>
      <translation>Weiteres: {field}</translation>
    </message>
    <message>
      <source>Over 6 GB when unpacked; most accounts allow 6 GB</source>
      <translation>Entpackt über 6 GB; die meisten Konten erlauben 6 GB</translation>
    </message>
    <message>
      <source>Partition {number}</source>
      <translation>Partition {number}</translation>
    </message>
    <message>
      <source>Partition {number} ends at {expected}, but the file has only {found}: it is truncated</source>
      <translation>Partition {number} endet bei {expected}, aber die Datei hat nur {found}: Sie ist abgeschnitten</translation>
    </message>
    <message>
      <source>Partition {number} is encrypted (LUKS): a Linode may not be able to boot from it</source>
      <translation>Partition {number} ist verschlüsselt (LUKS): Eine Linode-Instanz kann davon vielleicht nicht starten</translation>
    </message>
    <message>
      <source>Partition {number} is {free} of swap</source>
      <translation>Partition {number} ist {free} Auslagerungsspeicher</translation>
    </message>
    <message>
      <source>Pass&amp;word</source>
      <translation>Pass&amp;wort</translation>
    </message>
    <message>
      <source>Paste &amp;files</source>
      <translation>&amp;Dateien einfügen</translation>
    </message>
    <message>
      <source>Paste a token first</source>
      <translation>Fügen Sie zuerst ein Token ein</translation>
    </message>
    <message>
      <source>Paste it here</source>
      <translation>Hier einfügen</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>keine Berechtigung</translation>
    </message>
    <message>
      <source>PowerShell alone</source>
      <translation>Nur PowerShell</translation>
    </message>
    <message>
      <source>Practice account</source>
      <translation>Übungskonto</translation>
    </message>
    <message>
      <source>Practice has an account of its own</source>
      <translation>Die Übung hat ein eigenes Konto</translation>
    </message>
    <message>
      <source>Practice opens in a window of its own</source>
      <translation>Die Übung öffnet sich in einem eigenen Fenster</translation>
    </message>
    <message>
      <source>Practice: nothing leaves this computer</source>
      <translation>Übung: Nichts verlässt diesen Rechner</translation>
    </message>
    <message>
      <source>Practise without an account</source>
      <translation>Ohne Konto üben</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>Vorbereitung</translation>
    </message>
    <message>
      <source>Preparing the file</source>
      <translation>Datei wird vorbereitet</translation>
    </message>
    <message>
      <source>Press the button that has the focus</source>
      <translation>Die Schaltfläche drücken, die den Fokus hat</translation>
    </message>
    <message>
      <source>Press {choose} to choose a file, {paste} to paste one</source>
      <translation>{choose} zum Auswählen einer Datei, {paste} zum Einfügen</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>Preis</translation>
    </message>
    <message>
      <source>Private data</source>
      <translation>Private Daten</translation>
    </message>
    <message>
      <source>Processing</source>
      <translation>Verarbeitung</translation>
    </message>
    <message>
      <source>Processing on Linode</source>
      <translation>Wird bei Linode verarbeitet</translation>
    </message>
    <message>
      <source>Programs of another cloud or hypervisor: {agents}</source>
      <translation>Programme einer anderen Cloud oder eines anderen Hypervisors: {agents}</translation>
    </message>
    <message>
      <source>Public</source>
      <translation>Öffentlich</translation>
    </message>
    <message>
      <source>Public SSH ke&amp;y</source>
      <translation>Öffentlicher &amp;SSH-Schlüssel</translation>
    </message>
    <message>
      <source>Put an image on Linode</source>
      <translation>Ein Image auf Linode hochladen</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Quit when finished</source>
      <translation>Danach beenden</translation>
    </message>
    <message>
      <source>Quit when they are finished</source>
      <translation>Danach beenden</translation>
    </message>
    <message>
      <source>Quits when all uploads are finished</source>
      <translation>Wird nach allen Uploads beendet</translation>
    </message>
    <message>
      <source>Quits when this upload is finished</source>
      <translation>Wird nach diesem Upload beendet</translation>
    </message>
    <message>
      <source>Re&amp;gion</source>
      <translation>Re&amp;gion</translation>
    </message>
    <message>
      <source>Read the EU clauses</source>
      <translation>EU-Klauseln lesen</translation>
    </message>
    <message>
      <source>Read the Privacy Policy</source>
      <translation>Datenschutzerklärung lesen</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>schreibgeschütztes Dateisystem</translation>
    </message>
    <message>
      <source>Ready to send</source>
      <translation>Bereit zum Senden</translation>
    </message>
    <message>
      <source>Ready: {size} to send</source>
      <translation>Bereit: {size} zu senden</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Refresh s&amp;tatus</source>
      <translation>S&amp;tatus aktualisieren</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Region, tags and cloud-init of the last upload</source>
      <translation>Region, Tags und cloud-init des letzten Uploads</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>Regions with status</source>
      <translation>Regionen mit Status</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove a waiting upload, or a record from the history</source>
      <translation>Einen wartenden Upload oder einen Eintrag aus dem Verlauf entfernen</translation>
    </message>
    <message>
      <source>Remove all</source>
      <translation>Alle entfernen</translation>
    </message>
    <message>
      <source>Remove an image that may be yours</source>
      <translation>Image entfernen, das vielleicht Ihnen gehört</translation>
    </message>
    <message>
      <source>Remove from the queue</source>
      <translation>Aus der Warteschlange entfernen</translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove tag {tag}</source>
      <translation>Tag {tag} entfernen</translation>
    </message>
    <message>
      <source>Remove the MAC address from the configuration</source>
      <translation>Entfernen Sie die MAC-Adresse aus der Konfiguration</translation>
    </message>
    <message>
      <source>Remove the account {name} from this computer?</source>
      <translation>Das Konto {name} von diesem Rechner entfernen?</translation>
    </message>
    <message>
      <source>Remove the file</source>
      <translation>Entfernen Sie die Datei</translation>
    </message>
    <message>
      <source>Remove un&amp;finished image</source>
      <translation>&amp;Unfertiges Image entfernen</translation>
    </message>
    <message>
      <source>Remove unfinished image</source>
      <translation>Unfertiges Image entfernen</translation>
    </message>
    <message>
      <source>Remove what does not belong in an image</source>
      <translation>Entfernen Sie, was nicht in ein Image gehört</translation>
    </message>
    <message>
      <source>Remove {image} from Linode? It may be another upload's.</source>
      <translation>{image} von Linode entfernen? Es kann zu einem anderen Upload gehören.</translation>
    </message>
    <message>
      <source>Remove: {label}, {image}, may be yours</source>
      <translation>Entfernen: {label}, {image}, gehört vielleicht Ihnen</translation>
    </message>
    <message>
      <source>Removed</source>
      <translation>Entfernt</translation>
    </message>
    <message>
      <source>Removed “{label}” from the history.</source>
      <translation>„{label}“ aus dem Verlauf entfernt.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Request again</source>
      <translation>Neu anfordern</translation>
    </message>
    <message>
      <source>Requesting</source>
      <translation>Anforderung</translation>
    </message>
    <message>
      <source>Retrying</source>
      <translation>Neuer Versuch</translation>
    </message>
    <message>
      <source>Run grub-install again</source>
      <translation>Führen Sie grub-install noch einmal aus</translation>
    </message>
    <message>
      <source>Run update-grub in the system</source>
      <translation>Führen Sie im System update-grub aus</translation>
    </message>
    <message>
      <source>SHA-256</source>
      <translation>SHA-256</translation>
    </message>
    <message>
      <source>Sample image</source>
      <translation>Beispiel-Image</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Save it without encryption in the program that made it, and choose the result.</source>
      <translation>Speichern Sie sie mit dem Programm, das sie erstellt hat, ohne Verschlüsselung, und wählen Sie das Ergebnis aus.</translation>
    </message>
    <message>
      <source>Saved “{label}”.</source>
      <translation>„{label}“ gespeichert.</translation>
    </message>
    <message>
      <source>Scopes: &lt;b&gt;Images&lt;/b&gt; read/write, &lt;b&gt;Events&lt;/b&gt; read only.&lt;br&gt;Nothing else is needed.</source>
      <translation>Scopes: &lt;b&gt;Images&lt;/b&gt; Lesen/Schreiben, &lt;b&gt;Events&lt;/b&gt; nur Lesen.&lt;br&gt;Mehr ist nicht nötig.</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Select an upload in the history first.</source>
      <translation>Wählen Sie zuerst einen Upload im Verlauf aus.</translation>
    </message>
    <message>
      <source>Select an upload to see its details.</source>
      <translation>Wählen Sie einen Upload aus, um seine Details zu sehen.</translation>
    </message>
    <message>
      <source>Send at &amp;most</source>
      <translation>&amp;Höchsttempo beim Senden</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Gesendet</translation>
    </message>
    <message>
      <source>Separated by commas</source>
      <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
      <source>Set GRUB_ENABLE_BLSCFG=false in /etc/default/grub and run grub2-mkconfig</source>
      <translation>Setzen Sie GRUB_ENABLE_BLSCFG=false in /etc/default/grub und führen Sie grub2-mkconfig aus</translation>
    </message>
    <message>
      <source>Set a password, or add a key</source>
      <translation>Setzen Sie ein Passwort oder fügen Sie einen Schlüssel hinzu</translation>
    </message>
    <message>
      <source>Set it right: signed addresses and certificates depend on it.</source>
      <translation>Stellen Sie sie richtig: Signierte Adressen und Zertifikate hängen davon ab.</translation>
    </message>
    <message>
      <source>Set up DHCP for eth0</source>
      <translation>Richten Sie DHCP für eth0 ein</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Shared</source>
      <translation>Geteilt</translation>
    </message>
    <message>
      <source>Shared by the group {group}, there {image}.</source>
      <translation>Geteilt von der Gruppe {group}, dort {image}.</translation>
    </message>
    <message>
      <source>Shared by the group {group}.</source>
      <translation>Geteilt von der Gruppe {group}.</translation>
    </message>
    <message>
      <source>Shared with you.</source>
      <translation>Mit Ihnen geteilt.</translation>
    </message>
    <message numerus="yes">
      <source>Shared with {count} groups.</source>
      <extracomment>For exactly one: Shared with 1 group.</extracomment>
      <translation>
        <numerusform>Mit {count} Gruppe geteilt.</numerusform>
        <numerusform>Mit {count} Gruppen geteilt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Sharing</source>
      <translation>Freigabe</translation>
    </message>
    <message>
      <source>Show &amp;log folder</source>
      <translation>&amp;Protokollordner anzeigen</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alle anzeigen</translation>
    </message>
    <message>
      <source>Show all tags (arrow down)</source>
      <translation>Alle Tags anzeigen (Pfeil ab)</translation>
    </message>
    <message>
      <source>Show details</source>
      <translation>Details anzeigen</translation>
    </message>
    <message>
      <source>Show file</source>
      <translation>Datei anzeigen</translation>
    </message>
    <message>
      <source>Show log folder</source>
      <translation>Protokollordner anzeigen</translation>
    </message>
    <message>
      <source>Show the token</source>
      <translation>Token anzeigen</translation>
    </message>
    <message>
      <source>Shown: {filter}</source>
      <translation>Angezeigt: {filter}</translation>
    </message>
    <message>
      <source>Sign &amp;out</source>
      <translation>Ab&amp;melden</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>Anmelden</translation>
    </message>
    <message>
      <source>Sign in again</source>
      <translation>Erneut anmelden</translation>
    </message>
    <message>
      <source>Sign in again to the account {account}.</source>
      <translation>Melden Sie sich erneut am Konto {account} an.</translation>
    </message>
    <message>
      <source>Sign in again: the token was kept for the last session only</source>
      <translation>Bitte erneut anmelden: Das Token wurde nur für die letzte Sitzung behalten</translation>
    </message>
    <message>
      <source>Sign in for real…</source>
      <translation>Richtig anmelden…</translation>
    </message>
    <message>
      <source>Sign in on the page that opens in your browser.</source>
      <translation>Melden Sie sich auf der Seite an, die sich in Ihrem Browser öffnet.</translation>
    </message>
    <message>
      <source>Sign in to Linode</source>
      <translation>Bei Linode anmelden</translation>
    </message>
    <message>
      <source>Sign in to continue</source>
      <translation>Zum Fortfahren anmelden</translation>
    </message>
    <message>
      <source>Sign in to upload {name}</source>
      <translation>Melden Sie sich an, um {name} hochzuladen</translation>
    </message>
    <message>
      <source>Sign in with a token from Cloud Manager.</source>
      <translation>Melden Sie sich mit einem Token aus dem Cloud Manager an.</translation>
    </message>
    <message>
      <source>Sign in with the &amp;browser</source>
      <translation>Mit dem &amp;Browser anmelden</translation>
    </message>
    <message>
      <source>Sign in with the browser once more, or paste a token.</source>
      <translation>Melden Sie sich noch einmal mit dem Browser an, oder fügen Sie ein Token ein.</translation>
    </message>
    <message>
      <source>Sign in…</source>
      <translation>Anmelden…</translation>
    </message>
    <message>
      <source>Signed in as {name}</source>
      <translation>Angemeldet als {name}</translation>
    </message>
    <message>
      <source>Signed in for this session only: {reason}</source>
      <translation>Nur für diese Sitzung angemeldet: {reason}</translation>
    </message>
    <message>
      <source>Signed in. Why an image fails will not be known (Events: read only is missing).</source>
      <translation>Angemeldet. Warum ein Image fehlschlägt, wird nicht bekannt sein (Events: Nur lesen fehlt).</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Something went wrong in Image Uploader</source>
      <translation>In Image Uploader ist ein Fehler aufgetreten</translation>
    </message>
    <message>
      <source>South America</source>
      <translation>Südamerika</translation>
    </message>
    <message>
      <source>Stalled</source>
      <translation>Stockt</translation>
    </message>
    <message>
      <source>Start next</source>
      <translation>Als Nächstes starten</translation>
    </message>
    <message>
      <source>Start the queue</source>
      <translation>Warteschlange starten</translation>
    </message>
    <message>
      <source>Start upload</source>
      <translation>Upload starten</translation>
    </message>
    <message>
      <source>Started</source>
      <translation>Begonnen</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>Startet</translation>
    </message>
    <message>
      <source>Starts on Linode with: Direct Disk</source>
      <translation>Startet auf Linode mit: Direct Disk</translation>
    </message>
    <message>
      <source>Starts on Linode with: GRUB 2</source>
      <translation>Startet auf Linode mit: GRUB 2</translation>
    </message>
    <message>
      <source>Starts on Linode with: Linode's kernel</source>
      <translation>Startet auf Linode mit: Kernel von Linode</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Store there</source>
      <translation>Dort speichern</translation>
    </message>
    <message>
      <source>Stored in {store}</source>
      <translation>Gespeichert in {store}</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>Übersicht</translation>
    </message>
    <message>
      <source>Supports cloud-&amp;init</source>
      <translation>cloud-&amp;init wird unterstützt</translation>
    </message>
    <message>
      <source>T&amp;heme</source>
      <translation>&amp;Farbschema</translation>
    </message>
    <message>
      <source>Table for a spreadsheet (*.csv)</source>
      <translation>Tabelle für die Tabellenkalkulation (*.csv)</translation>
    </message>
    <message>
      <source>Tag removed: {tags}</source>
      <translation>Tag entfernt: {tags}</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Tags</translation>
    </message>
    <message>
      <source>Take a small disk image that comes with this</source>
      <translation>Ein kleines mitgeliefertes Disk-Image verwenden</translation>
    </message>
    <message>
      <source>Takes effect at the next start</source>
      <translation>Gilt ab dem nächsten Start</translation>
    </message>
    <message>
      <source>Temporary files</source>
      <translation>Temporäre Dateien</translation>
    </message>
    <message>
      <source>Terraform</source>
      <translation>Terraform</translation>
    </message>
    <message>
      <source>Text of the licence</source>
      <translation>Text der Lizenz</translation>
    </message>
    <message>
      <source>The &amp;form begins with</source>
      <translation>Das &amp;Formular beginnt mit</translation>
    </message>
    <message>
      <source>The 24-hour upload time ran out</source>
      <translation>Die 24 Stunden für den Upload sind abgelaufen</translation>
    </message>
    <message>
      <source>The SSH server lets nobody in by password, and there are no keys</source>
      <translation>Der SSH-Server lässt niemanden mit Passwort ein, und es gibt keine Schlüssel</translation>
    </message>
    <message>
      <source>The account has no private images.</source>
      <translation>Das Konto hat keine privaten Images.</translation>
    </message>
    <message>
      <source>The account that uploads</source>
      <translation>Das Konto, das hochlädt</translation>
    </message>
    <message>
      <source>The accounts could not be read</source>
      <translation>Die Konten konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>The boot code in the first sector is not known</source>
      <translation>Der Startcode im ersten Sektor ist nicht bekannt</translation>
    </message>
    <message>
      <source>The boot code starts the active partition, and none can be started</source>
      <translation>Der Startcode startet die aktive Partition, und keine ist startbar</translation>
    </message>
    <message>
      <source>The boot code starts the active partition, and there is none that can be started: mark the right one as active (bootable)</source>
      <translation>Der Startcode startet die aktive Partition, und keine ist startbar: Markieren Sie die richtige als aktiv (bootfähig)</translation>
    </message>
    <message>
      <source>The boot loader has no configuration: /boot/grub/grub.cfg is missing</source>
      <translation>Der Bootloader hat keine Konfiguration: /boot/grub/grub.cfg fehlt</translation>
    </message>
    <message>
      <source>The boot loader has nothing to start</source>
      <translation>Der Bootloader hat nichts zu starten</translation>
    </message>
    <message>
      <source>The boot loader stops</source>
      <translation>Der Bootloader bleibt stehen</translation>
    </message>
    <message>
      <source>The browser came back with an answer to another sign-in</source>
      <translation>Der Browser kam mit einer Antwort auf eine andere Anmeldung zurück</translation>
    </message>
    <message>
      <source>The browser could not sign in</source>
      <translation>Der Browser konnte nicht anmelden</translation>
    </message>
    <message>
      <source>The browser did not come back from Linode</source>
      <translation>Der Browser ist nicht von Linode zurückgekehrt</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. A company proxy is the likely cause: specify its CA file in the settings, with --ca or in LINODE_CA.</source>
      <translation>Das Zertifikat von {host} wurde abgelehnt: {reason}. Wahrscheinlich liegt es an einem Firmen-Proxy: Geben Sie dessen CA-Datei in den Einstellungen, mit --ca oder in LINODE_CA an.</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. Check the date and the clock of this computer first; if they are right, the server's certificate is out of date.</source>
      <translation>Das Zertifikat von {host} wurde abgelehnt: {reason}. Prüfen Sie zuerst Datum und Uhr dieses Rechners; stimmen sie, ist das Zertifikat des Servers abgelaufen.</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. It is that of another server: check the API address, and whether a sign-in page of this network answers in its place.</source>
      <translation>Das Zertifikat von {host} wurde abgelehnt: {reason}. Es gehört zu einem anderen Server: Prüfen Sie die API-Adresse und ob an seiner Stelle eine Anmeldeseite dieses Netzes antwortet.</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. It was issued by “{issuer}”, most likely a proxy of your company: specify its CA file in the settings, with --ca or in LINODE_CA.</source>
      <translation>Das Zertifikat von {host} wurde abgelehnt: {reason}. Ausgestellt hat es „{issuer}“, höchstwahrscheinlich ein Proxy Ihrer Firma: Geben Sie dessen CA-Datei in den Einstellungen an, mit --ca oder in LINODE_CA.</translation>
    </message>
    <message>
      <source>The check reported: {reason}. Download or create the file again, and choose that one.</source>
      <translation>Die Prüfung meldet: {reason}. Laden Sie die Datei erneut herunter oder erstellen Sie sie neu, und wählen Sie dann diese aus.</translation>
    </message>
    <message>
      <source>The clock of this computer is wrong by {time}</source>
      <translation>Die Uhr dieses Rechners geht um {time} falsch</translation>
    </message>
    <message>
      <source>The command</source>
      <translation>Der Befehl</translation>
    </message>
    <message>
      <source>The connection</source>
      <translation>Die Verbindung</translation>
    </message>
    <message>
      <source>The connection is not trusted by this computer</source>
      <translation>Dieser Rechner vertraut der Verbindung nicht</translation>
    </message>
    <message>
      <source>The connection kept breaking</source>
      <translation>Die Verbindung ist immer wieder abgebrochen</translation>
    </message>
    <message>
      <source>The connection to {host} broke: {reason}</source>
      <translation>Die Verbindung zu {host} ist abgebrochen: {reason}</translation>
    </message>
    <message>
      <source>The copies in {regions} will be deleted.</source>
      <translation>Die Kopien in {regions} werden gelöscht.</translation>
    </message>
    <message>
      <source>The copy of the partition table at the end of the disk is missing or damaged</source>
      <translation>Die Kopie der Partitionstabelle am Ende der Disk fehlt oder ist beschädigt</translation>
    </message>
    <message>
      <source>The custom images of this account take up {size}, and most accounts may use no more than {room}. Delete one that is no longer needed, ask Linode Support for more, or try it all the same.</source>
      <translation>Die eigenen Images dieses Kontos belegen {size}, und die meisten Konten dürfen nicht mehr als {room} belegen. Löschen Sie eines, das nicht mehr gebraucht wird, bitten Sie den Linode-Support um mehr, oder versuchen Sie es trotzdem.</translation>
    </message>
    <message>
      <source>The data in Linode's storage differs from what was sent</source>
      <translation>Die Daten im Speicher von Linode unterscheiden sich von den gesendeten</translation>
    </message>
    <message>
      <source>The description is too long: {found} characters, at most {limit} are allowed.</source>
      <translation>Die Beschreibung ist zu lang: {found} Zeichen, höchstens {limit} sind erlaubt.</translation>
    </message>
    <message>
      <source>The disk contains nothing but zeros</source>
      <translation>Die Disk enthält nur Nullen</translation>
    </message>
    <message>
      <source>The disk has no partitions and no boot code</source>
      <translation>Die Disk hat weder Partitionen noch Startcode</translation>
    </message>
    <message>
      <source>The disk has no partitions: the kernel will not find its root</source>
      <translation>Die Disk hat keine Partitionen: Der Kernel findet sein Root-Dateisystem nicht</translation>
    </message>
    <message>
      <source>The disk has partitions</source>
      <translation>Die Disk hat Partitionen</translation>
    </message>
    <message>
      <source>The disk has partitions: Linode's network helper and password reset will not work</source>
      <translation>Die Disk hat Partitionen: Network Helper und Passwort-Reset von Linode funktionieren damit nicht</translation>
    </message>
    <message>
      <source>The disk has partitions: Linode's network helper and password reset will not work. Choose “{kernel}” as the kernel of a Linode made from it</source>
      <translation>Die Disk hat Partitionen: Network Helper und Passwort-Reset von Linode funktionieren damit nicht. Wählen Sie „{kernel}“ als Kernel einer daraus erstellten Linode-Instanz</translation>
    </message>
    <message>
      <source>The disk in {name} is encrypted</source>
      <translation>Die Disk in {name} ist verschlüsselt</translation>
    </message>
    <message>
      <source>The disk is encrypted (LUKS): a Linode may not be able to boot from it</source>
      <translation>Die Disk ist verschlüsselt (LUKS): Eine Linode-Instanz kann davon vielleicht nicht starten</translation>
    </message>
    <message>
      <source>The disk is too large: {found}</source>
      <translation>Die Disk ist zu groß: {found}</translation>
    </message>
    <message>
      <source>The drive or network share with {path} may be failing or out of reach. Copy the file to another drive and choose the copy.</source>
      <translation>Das Laufwerk oder die Netzwerkfreigabe mit {path} ist vielleicht defekt oder nicht erreichbar. Kopieren Sie die Datei auf ein anderes Laufwerk und wählen Sie die Kopie aus.</translation>
    </message>
    <message>
      <source>The empty images of these uploads are still on Linode. Linode removes them by itself 24 hours after they were made.</source>
      <translation>Die leeren Images dieser Uploads liegen noch auf Linode. Linode entfernt sie von selbst 24 Stunden nach ihrer Erstellung.</translation>
    </message>
    <message>
      <source>The entries are files in /boot/loader/entries</source>
      <translation>Die Einträge sind Dateien in /boot/loader/entries</translation>
    </message>
    <message>
      <source>The file changed while it was being read</source>
      <translation>Die Datei hat sich während des Lesens geändert</translation>
    </message>
    <message>
      <source>The file is damaged ({kind} check failed at {percent})</source>
      <translation>Die Datei ist beschädigt (Prüfung als {kind} bei {percent} fehlgeschlagen)</translation>
    </message>
    <message>
      <source>The file is damaged ({kind} check failed)</source>
      <translation>Die Datei ist beschädigt (Prüfung als {kind} fehlgeschlagen)</translation>
    </message>
    <message>
      <source>The file is larger than the storage accepts, or a proxy in between allows only smaller ones. Try a network without a proxy, or make the disk smaller.</source>
      <translation>Die Datei ist größer, als der Speicher annimmt, oder ein Proxy dazwischen lässt nur kleinere zu. Versuchen Sie es in einem Netz ohne Proxy, oder verkleinern Sie die Disk.</translation>
    </message>
    <message>
      <source>The file is named {name}, but its content is {kind}; the content is what counts</source>
      <translation>Die Datei heißt {name}, aber ihr Inhalt ist {kind}; es zählt der Inhalt</translation>
    </message>
    <message>
      <source>The file system could not be read as far as needed</source>
      <translation>Das Dateisystem konnte nicht weit genug gelesen werden</translation>
    </message>
    <message>
      <source>The file system has features that are new: {features}</source>
      <translation>Das Dateisystem hat neue Merkmale: {features}</translation>
    </message>
    <message>
      <source>The file system in partition {number} was in use when the image was made: files may be missing or damaged</source>
      <translation>Das Dateisystem in Partition {number} war beim Erstellen des Images in Gebrauch: Dateien fehlen vielleicht oder sind beschädigt</translation>
    </message>
    <message>
      <source>The file system is larger than the disk: the file is truncated</source>
      <translation>Das Dateisystem ist größer als die Disk: Die Datei ist abgeschnitten</translation>
    </message>
    <message>
      <source>The file system was in use when the image was made: files may be missing or damaged</source>
      <translation>Das Dateisystem war beim Erstellen des Images in Gebrauch: Dateien fehlen vielleicht oder sind beschädigt</translation>
    </message>
    <message>
      <source>The file {name} does not exist</source>
      <translation>Die Datei {name} gibt es nicht</translation>
    </message>
    <message>
      <source>The file's name does not match its content; the content is what counts</source>
      <translation>Der Name der Datei passt nicht zu ihrem Inhalt; es zählt der Inhalt</translation>
    </message>
    <message>
      <source>The gzip file consists of several parts; it will be recompressed as one before the upload</source>
      <translation>Die gzip-Datei besteht aus mehreren Teilen; sie wird vor dem Hochladen als ein Ganzes neu komprimiert</translation>
    </message>
    <message>
      <source>The history could not be read, so a new one was started</source>
      <translation>Der Verlauf konnte nicht gelesen werden, daher wurde ein neuer begonnen</translation>
    </message>
    <message>
      <source>The history does not show how this ended. What you see here is correct; the next start asks Linode.</source>
      <translation>Im Verlauf steht nicht, wie dies ausgegangen ist. Was Sie hier sehen, stimmt; beim nächsten Start wird Linode gefragt.</translation>
    </message>
    <message>
      <source>The history in {folder} is not up to date: {reason}</source>
      <translation>Der Verlauf in {folder} ist nicht aktuell: {reason}</translation>
    </message>
    <message>
      <source>The history is not up to date: no space is left in {folder}</source>
      <translation>Der Verlauf ist nicht aktuell: In {folder} ist kein Platz mehr</translation>
    </message>
    <message>
      <source>The history is up to date again.</source>
      <translation>Der Verlauf ist wieder aktuell.</translation>
    </message>
    <message>
      <source>The history was created by a newer version of this program</source>
      <translation>Der Verlauf wurde von einer neueren Version dieses Programms erstellt</translation>
    </message>
    <message>
      <source>The host {host} was not found</source>
      <translation>Der Host {host} wurde nicht gefunden</translation>
    </message>
    <message>
      <source>The image is no longer on Linode</source>
      <translation>Das Image ist nicht mehr auf Linode</translation>
    </message>
    <message>
      <source>The image is not available yet</source>
      <translation>Das Image ist noch nicht verfügbar</translation>
    </message>
    <message>
      <source>The image is not available yet.</source>
      <translation>Das Image ist noch nicht verfügbar.</translation>
    </message>
    <message>
      <source>The image is stored in exactly the regions that are ticked.</source>
      <translation>Das Image wird genau in den ausgewählten Regionen gespeichert.</translation>
    </message>
    <message>
      <source>The image would be about {size} without them, and cost less to keep</source>
      <translation>Ohne sie wäre das Image etwa {size} groß und würde weniger kosten</translation>
    </message>
    <message>
      <source>The image would be {size} without them</source>
      <translation>Ohne sie wäre das Image {size} groß</translation>
    </message>
    <message>
      <source>The image {image} is on Linode after all: its data had arrived.</source>
      <translation>Das Image {image} ist doch auf Linode: Seine Daten waren angekommen.</translation>
    </message>
    <message>
      <source>The image {image} is on Linode. It was not removed, because it no longer waits for its data.</source>
      <translation>Das Image {image} ist auf Linode. Es wurde nicht entfernt, weil es nicht mehr auf seine Daten wartet.</translation>
    </message>
    <message>
      <source>The initramfs {path} is not in this image</source>
      <translation>Das Initramfs {path} ist nicht in diesem Image</translation>
    </message>
    <message>
      <source>The kernel looks for its root on {device}</source>
      <translation>Der Kernel sucht sein Root-Dateisystem auf {device}</translation>
    </message>
    <message>
      <source>The kernel will not find its disk</source>
      <translation>Der Kernel findet seine Disk nicht</translation>
    </message>
    <message>
      <source>The kernel {path} is not in this image</source>
      <translation>Der Kernel {path} ist nicht in diesem Image</translation>
    </message>
    <message>
      <source>The label is missing: enter 1 to 50 characters.</source>
      <translation>Das Label fehlt: Geben Sie 1 bis 50 Zeichen ein.</translation>
    </message>
    <message>
      <source>The label is too long: {found} characters, at most {limit} are allowed.</source>
      <translation>Das Label ist zu lang: {found} Zeichen, höchstens {limit} sind erlaubt.</translation>
    </message>
    <message>
      <source>The label may not contain {text}: letters A to Z, digits, spaces and , . ? - _ ' are allowed.</source>
      <translation>Das Label darf {text} nicht enthalten: Erlaubt sind die Buchstaben A bis Z, Ziffern, Leerzeichen und , . ? - _ '</translation>
    </message>
    <message>
      <source>The last time it ran, a fault ended the program. What was being uploaded then is marked in the history.</source>
      <translation>Beim letzten Mal wurde das Programm durch einen Fehler beendet. Was dabei gerade hochgeladen wurde, ist im Verlauf markiert.</translation>
    </message>
    <message>
      <source>The limit is {limit} (5 GiB) after compression. Fill the free space of the image with zeros, compress it again and choose the result.</source>
      <translation>Die Grenze liegt bei {limit} (5 GiB) nach dem Komprimieren. Füllen Sie den freien Platz des Images mit Nullen, komprimieren Sie es erneut und wählen Sie das Ergebnis aus.</translation>
    </message>
    <message>
      <source>The limit is {limit}. Shrink the disk and choose the result.</source>
      <translation>Die Grenze liegt bei {limit}. Verkleinern Sie die Disk und wählen Sie das Ergebnis aus.</translation>
    </message>
    <message>
      <source>The log has no lines about this upload.</source>
      <translation>Das Protokoll hat keine Zeilen zu diesem Upload.</translation>
    </message>
    <message>
      <source>The metadata of a Linode will not be used: leave the box unticked</source>
      <translation>Die Metadaten der Linode-Instanz werden nicht verwendet: Lassen Sie das Kästchen leer</translation>
    </message>
    <message>
      <source>The network is left to cloud-init {version}, which does not know Linode</source>
      <translation>Das Netzwerk bleibt cloud-init {version} überlassen, das Linode nicht kennt</translation>
    </message>
    <message>
      <source>The old file is kept as {path}.</source>
      <translation>Die alte Datei bleibt als {path} erhalten.</translation>
    </message>
    <message>
      <source>The operating system is made for {machine}: a Linode needs one for x86-64</source>
      <translation>Das Betriebssystem ist für {machine}: Eine Linode-Instanz benötigt eines für x86-64</translation>
    </message>
    <message>
      <source>The operating system was built for another processor: a Linode needs one for x86-64</source>
      <translation>Das Betriebssystem ist für einen anderen Prozessor: Eine Linode-Instanz benötigt eines für x86-64</translation>
    </message>
    <message>
      <source>The option {option} is set</source>
      <translation>Die Option {option} ist gesetzt</translation>
    </message>
    <message>
      <source>The options of the kernel could not be read</source>
      <translation>Die Optionen des Kernels konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>The partition table belongs to a disk of {expected}, but the file has only {found}: it may be truncated</source>
      <translation>Die Partitionstabelle gehört zu einer Disk von {expected}, aber die Datei hat nur {found}: Sie ist vielleicht abgeschnitten</translation>
    </message>
    <message>
      <source>The partition table belongs to a larger disk: the file may be truncated</source>
      <translation>Die Partitionstabelle gehört zu einer größeren Disk: Die Datei ist vielleicht abgeschnitten</translation>
    </message>
    <message>
      <source>The partition table is damaged: no partition can be found</source>
      <translation>Die Partitionstabelle ist beschädigt: Es ist keine Partition zu finden</translation>
    </message>
    <message>
      <source>The partition table is damaged; only its copy at the end of the disk is intact</source>
      <translation>Die Partitionstabelle ist beschädigt; nur ihre Kopie am Ende der Disk ist unversehrt</translation>
    </message>
    <message>
      <source>The partition table was made for a disk with sectors of 4096 bytes: a Linode's disk has 512, and no partition will be found on it</source>
      <translation>Die Partitionstabelle ist für eine Disk mit Sektoren von 4096 Bytes: Die Disk einer Linode-Instanz hat 512, und dort ist keine Partition zu finden</translation>
    </message>
    <message>
      <source>The password of the proxy is not in the password store</source>
      <translation>Das Passwort des Proxys ist nicht im Passwortspeicher</translation>
    </message>
    <message>
      <source>The password store {name} keeps tokens in plain text</source>
      <translation>Der Passwortspeicher {name} bewahrt Tokens im Klartext auf</translation>
    </message>
    <message>
      <source>The places of private data could not be read</source>
      <translation>Die Stellen mit privaten Daten konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>The problem is not on your side. Try again in a few minutes.</source>
      <translation>Das Problem liegt nicht bei Ihnen. Versuchen Sie es in einigen Minuten erneut.</translation>
    </message>
    <message>
      <source>The proxy wants a user and a password</source>
      <translation>Der Proxy verlangt Benutzer und Passwort</translation>
    </message>
    <message>
      <source>The proxy {proxy} was used, as the environment says.</source>
      <translation>Der Proxy {proxy} wurde verwendet, wie es die Umgebung vorgibt.</translation>
    </message>
    <message>
      <source>The proxy {proxy} was used, as the system settings say.</source>
      <translation>Der Proxy {proxy} wurde verwendet, wie es die Systemeinstellungen vorgeben.</translation>
    </message>
    <message>
      <source>The proxy {proxy} was used.</source>
      <translation>Der Proxy {proxy} wurde verwendet.</translation>
    </message>
    <message>
      <source>The queue is on hold</source>
      <translation>Die Warteschlange ist angehalten</translation>
    </message>
    <message>
      <source>The region is missing: choose one.</source>
      <translation>Die Region fehlt: Wählen Sie eine aus.</translation>
    </message>
    <message>
      <source>The report below holds no token, no upload address and not the name of your home folder. Nothing is sent: copy it if you want to report the fault.</source>
      <translation>Der folgende Bericht enthält kein Token, keine Upload-Adresse und nicht den Namen Ihres Benutzerordners. Es wird nichts gesendet: Kopieren Sie ihn, wenn Sie den Fehler melden möchten.</translation>
    </message>
    <message>
      <source>The same bytes were uploaded before: “{label}”, {time}</source>
      <translation>Dieselben Bytes wurden bereits hochgeladen: „{label}“, {time}</translation>
    </message>
    <message>
      <source>The same upload for a terminal</source>
      <translation>Derselbe Upload als Befehl für ein Terminal</translation>
    </message>
    <message>
      <source>The saved token is gone</source>
      <translation>Das gespeicherte Token ist nicht mehr da</translation>
    </message>
    <message>
      <source>The system is in {kind}, which is not looked into</source>
      <translation>Das System liegt in {kind}; es wird nicht untersucht</translation>
    </message>
    <message>
      <source>The system is made for {machine}</source>
      <translation>Das System ist für {machine} gemacht</translation>
    </message>
    <message>
      <source>The system may start without a network</source>
      <translation>Das System startet vielleicht ohne Netzwerk</translation>
    </message>
    <message>
      <source>The system will not start fully, and may not let anyone log in</source>
      <translation>Das System startet nicht vollständig und lässt vielleicht keine Anmeldung zu</translation>
    </message>
    <message>
      <source>The tag “{text}” has over {limit} characters: Linode accepts it, but Cloud Manager cannot edit it.</source>
      <translation>Das Tag „{text}“ hat über {limit} Zeichen: Linode akzeptiert es, aber der Cloud Manager kann es nicht bearbeiten.</translation>
    </message>
    <message>
      <source>The tag “{text}” is too long: {found} characters, at most {limit} are allowed.</source>
      <translation>Das Tag „{text}“ ist zu lang: {found} Zeichen, höchstens {limit} sind erlaubt.</translation>
    </message>
    <message>
      <source>The tag “{text}” is too short: {found} characters, at least {limit} are needed.</source>
      <translation>Das Tag „{text}“ ist zu kurz: {found} Zeichen, mindestens {limit} sind nötig.</translation>
    </message>
    <message>
      <source>The token of {account} is still in the password store: {reason}</source>
      <translation>Das Token von {account} ist noch im Passwortspeicher: {reason}</translation>
    </message>
    <message>
      <source>The token would go to {host} without encryption</source>
      <translation>Das Token würde unverschlüsselt an {host} gesendet</translation>
    </message>
    <message>
      <source>The unfinished image {image} is still on Linode.</source>
      <translation>Das unfertige Image {image} liegt noch auf Linode.</translation>
    </message>
    <message>
      <source>The unpacked image is larger than your account allows</source>
      <translation>Das entpackte Image ist größer, als Ihr Konto erlaubt</translation>
    </message>
    <message>
      <source>The unpacked size is not a multiple of 512 bytes: the file may be truncated</source>
      <translation>Die entpackte Größe ist kein Vielfaches von 512 Bytes: Die Datei ist vielleicht abgeschnitten</translation>
    </message>
    <message>
      <source>The upload is not over yet.</source>
      <translation>Der Upload ist noch nicht beendet.</translation>
    </message>
    <message>
      <source>The upload is tried again by itself, up to six times. Before each try the program asks Linode whether the data arrived, and never sends what is there already. After a crash, the next start says what became of it.</source>
      <translation>Der Upload wird von selbst erneut versucht, bis zu sechsmal. Vor jedem Versuch fragt das Programm Linode, ob die Daten angekommen sind, und sendet nie, was schon dort ist. Nach einem Absturz erfahren Sie beim nächsten Start, was daraus geworden ist.</translation>
    </message>
    <message>
      <source>The upload was cancelled on Linode</source>
      <translation>Der Upload wurde auf Linode abgebrochen</translation>
    </message>
    <message>
      <source>The user {user} is not allowed to add images ({needed} is missing)</source>
      <translation>Der Benutzer {user} darf keine Images hinzufügen ({needed} fehlt)</translation>
    </message>
    <message>
      <source>The usual folder</source>
      <translation>Standardordner</translation>
    </message>
    <message>
      <source>The virtual disk was not closed cleanly: the last writes may be missing</source>
      <translation>Die virtuelle Disk wurde nicht sauber geschlossen: Die letzten Schreibvorgänge fehlen vielleicht</translation>
    </message>
    <message>
      <source>The {field} is missing.</source>
      <translation>Die Angabe für {field} fehlt.</translation>
    </message>
    <message>
      <source>The {field} is too long: {found}, at most {limit} are allowed.</source>
      <translation>Die Angabe für {field} ist zu lang: {found}, höchstens {limit} sind erlaubt.</translation>
    </message>
    <message>
      <source>The {field} is too short: {found}, at least {limit} are needed.</source>
      <translation>Die Angabe für {field} ist zu kurz: {found}, mindestens {limit} sind nötig.</translation>
    </message>
    <message>
      <source>The {field} may not contain {text}.</source>
      <translation>Die Angabe für {field} darf {text} nicht enthalten.</translation>
    </message>
    <message>
      <source>The {kind} archive does not contain one. Choose the disk image itself.</source>
      <translation>Das {kind}-Archiv enthält keines. Wählen Sie das Disk-Image selbst aus.</translation>
    </message>
    <message>
      <source>The {kind} file system has {expected}, but the file only {found}: it is truncated</source>
      <translation>Das {kind}-Dateisystem hat {expected}, aber die Datei nur {found}: Sie ist abgeschnitten</translation>
    </message>
    <message>
      <source>The {kind} file system in partition {number} has {expected}, but its partition only {found}: data may be missing</source>
      <translation>Das {kind}-Dateisystem in Partition {number} hat {expected}, aber seine Partition nur {found}: Daten fehlen vielleicht</translation>
    </message>
    <message>
      <source>There are no uploads yet</source>
      <translation>Es gibt noch keine Uploads</translation>
    </message>
    <message>
      <source>There is an EFI partition, and no boot code in the first sector</source>
      <translation>Es gibt eine EFI-Partition und keinen Startcode im ersten Sektor</translation>
    </message>
    <message>
      <source>There is an NTFS file system: this may be Windows</source>
      <translation>Es gibt ein NTFS-Dateisystem: Das könnte Windows sein</translation>
    </message>
    <message>
      <source>There is another account called “{name}”</source>
      <translation>Es gibt schon ein Konto namens „{name}“</translation>
    </message>
    <message>
      <source>There is no /sbin/init</source>
      <translation>Es gibt kein /sbin/init</translation>
    </message>
    <message>
      <source>There is no boot code in the first sector</source>
      <translation>Im ersten Sektor ist kein Startcode</translation>
    </message>
    <message>
      <source>There is no console=ttyS0</source>
      <translation>console=ttyS0 fehlt</translation>
    </message>
    <message>
      <source>There is no disk image in {name}</source>
      <translation>In {name} ist kein Disk-Image</translation>
    </message>
    <message>
      <source>There is no file on the clipboard</source>
      <translation>In der Zwischenablage ist keine Datei</translation>
    </message>
    <message>
      <source>There is no image of it on Linode.</source>
      <translation>Auf Linode gibt es kein Image davon.</translation>
    </message>
    <message>
      <source>There is no log</source>
      <translation>Es gibt kein Protokoll</translation>
    </message>
    <message>
      <source>There is no space left for the history</source>
      <translation>Für den Verlauf ist kein Platz mehr</translation>
    </message>
    <message>
      <source>There is no token and no password in it: linode-cli reads its own configuration, the others LINODE_TOKEN. Nothing is created before you run it; a server costs money from then on.</source>
      <translation>Er enthält weder Token noch Passwort: linode-cli liest seine eigene Konfiguration, die anderen LINODE_TOKEN. Bevor Sie ihn ausführen, entsteht nichts; ab dann kostet ein Server Geld.</translation>
    </message>
    <message>
      <source>There is no token in it: curl, PowerShell and Terraform read LINODE_TOKEN where it runs, linode-cli its own configuration or LINODE_CLI_TOKEN.</source>
      <translation>Er enthält kein Token: curl, PowerShell und Terraform lesen LINODE_TOKEN dort, wo er ausgeführt wird, linode-cli seine eigene Konfiguration oder LINODE_CLI_TOKEN.</translation>
    </message>
    <message>
      <source>There is nothing in {name}</source>
      <translation>{name} hat keinen Inhalt</translation>
    </message>
    <message>
      <source>There were too many requests. Try again in {time}.</source>
      <translation>Es gab zu viele Anfragen. Versuchen Sie es in {time} erneut.</translation>
    </message>
    <message>
      <source>They do nothing on a Linode, or get in the way</source>
      <translation>Auf einer Linode-Instanz tun sie nichts oder stören</translation>
    </message>
    <message>
      <source>This account has {images} custom images, and most accounts may have no more than {most}. Delete one that is no longer needed, ask Linode Support for more, or try it all the same.</source>
      <translation>Dieses Konto hat {images} eigene Images, und die meisten Konten dürfen nicht mehr als {most} haben. Löschen Sie eines, das nicht mehr gebraucht wird, bitten Sie den Linode-Support um mehr, oder versuchen Sie es trotzdem.</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>Diesen Rechner</translation>
    </message>
    <message>
      <source>This computer has no free port for the answer of the browser</source>
      <translation>Auf diesem Rechner ist kein Port für die Antwort des Browsers frei</translation>
    </message>
    <message>
      <source>This image supports cloud-&amp;init</source>
      <translation>cloud-&amp;init wird unterstützt</translation>
    </message>
    <message>
      <source>This image was not uploaded from here.</source>
      <translation>Dieses Image wurde nicht von hier hochgeladen.</translation>
    </message>
    <message>
      <source>This is a bug in Image Uploader. Please copy the details and report it.</source>
      <translation>Das ist ein Fehler in Image Uploader. Bitte kopieren Sie die Details und melden Sie ihn.</translation>
    </message>
    <message>
      <source>This is a fault of the program, or of how it is installed. Starting it again may help.</source>
      <translation>Das ist ein Fehler des Programms oder seiner Installation. Ein Neustart hilft vielleicht.</translation>
    </message>
    <message>
      <source>This is a fault of the program. Uploads that are running go on. If the window does not behave as it should, quit and start it again: the history keeps every upload.</source>
      <translation>Das ist ein Fehler des Programms. Laufende Uploads gehen weiter. Wenn sich das Fenster nicht richtig verhält, beenden Sie das Programm und starten Sie es neu: Der Verlauf behält jeden Upload.</translation>
    </message>
    <message>
      <source>This is an installer disc, not a disk image: a Linode usually cannot boot from it</source>
      <translation>Dies ist ein Installationsmedium, kein Disk-Image: Eine Linode-Instanz kann davon meist nicht starten</translation>
    </message>
    <message>
      <source>This is not a token</source>
      <translation>Das ist kein Token</translation>
    </message>
    <message>
      <source>This is not a token but the address of a page</source>
      <translation>Das ist kein Token, sondern die Adresse einer Seite</translation>
    </message>
    <message>
      <source>This is not a token: it has characters that no token has</source>
      <translation>Das ist kein Token: Es enthält Zeichen, die kein Token hat</translation>
    </message>
    <message>
      <source>This is not a token: it is empty</source>
      <translation>Das ist kein Token: Es ist leer</translation>
    </message>
    <message>
      <source>This is not a token: there is a space inside</source>
      <translation>Das ist kein Token: Es enthält ein Leerzeichen</translation>
    </message>
    <message>
      <source>This is the practice</source>
      <translation>Dies ist die Übung</translation>
    </message>
    <message>
      <source>This kernel has no modules in /lib/modules</source>
      <translation>Dieser Kernel hat keine Module in /lib/modules</translation>
    </message>
    <message>
      <source>This name is too long for an account, or cannot be shown</source>
      <translation>Dieser Name ist zu lang für ein Konto oder kann nicht angezeigt werden</translation>
    </message>
    <message>
      <source>This one</source>
      <translation>Dieser</translation>
    </message>
    <message>
      <source>This program runs in a Flatpak sandbox: use Choose file, which gives it access.</source>
      <translation>Dieses Programm läuft in einer Flatpak-Sandbox: Verwenden Sie „Datei auswählen“, damit erhält es Zugriff.</translation>
    </message>
    <message>
      <source>This program sends no usage data.</source>
      <translation>Dieses Programm sendet keine Nutzungsdaten.</translation>
    </message>
    <message>
      <source>This region cannot store images</source>
      <translation>Diese Region kann keine Images speichern</translation>
    </message>
    <message>
      <source>This token cannot upload images ({right} is missing)</source>
      <translation>Mit diesem Token können keine Images hochgeladen werden ({right} fehlt)</translation>
    </message>
    <message>
      <source>This token is not allowed to do this</source>
      <translation>Dieses Token darf das nicht</translation>
    </message>
    <message>
      <source>This token is not allowed to do this ({right} is missing)</source>
      <translation>Mit diesem Token ist das nicht erlaubt ({right} fehlt)</translation>
    </message>
    <message>
      <source>This token may not change images: it lacks the scope Images: Read/Write.</source>
      <translation>Dieses Token darf Images nicht ändern: Der Scope Images (Lesen/Schreiben) fehlt.</translation>
    </message>
    <message>
      <source>This upload was made by the user {who}</source>
      <translation>Diesen Upload hat der Benutzer {who} ausgeführt</translation>
    </message>
    <message>
      <source>This upload went to another Linode: {host}</source>
      <translation>Dieser Upload ging an eine andere Linode-Adresse: {host}</translation>
    </message>
    <message>
      <source>This {kind} file cannot be converted: {feature}</source>
      <translation>Diese Datei im Format {kind} kann nicht konvertiert werden: {feature}</translation>
    </message>
    <message>
      <source>Tick the box</source>
      <translation>Setzen Sie das Häkchen</translation>
    </message>
    <message>
      <source>Tick this to store the image in Europe.</source>
      <translation>Setzen Sie das Häkchen, um das Image in Europa zu speichern.</translation>
    </message>
    <message>
      <source>Time left on the server: {time}</source>
      <translation>Verbleibende Zeit auf dem Server: {time}</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Zeitachse</translation>
    </message>
    <message>
      <source>To send</source>
      <translation>Zu senden</translation>
    </message>
    <message>
      <source>To send: about {size}</source>
      <translation>Zu senden: etwa {size}</translation>
    </message>
    <message>
      <source>To send: about {size}, about {time}</source>
      <translation>Zu senden: etwa {size}, etwa {time}</translation>
    </message>
    <message>
      <source>To send: {size}</source>
      <translation>Zu senden: {size}</translation>
    </message>
    <message>
      <source>To send: {size}, about {time}</source>
      <translation>Zu senden: {size}, etwa {time}</translation>
    </message>
    <message>
      <source>To the next part of the window; back with Shift</source>
      <translation>Zum nächsten Teil des Fensters; zurück mit Umschalt</translation>
    </message>
    <message>
      <source>Today {time}</source>
      <translation>Heute {time}</translation>
    </message>
    <message>
      <source>Token not accepted</source>
      <translation>Token nicht akzeptiert</translation>
    </message>
    <message>
      <source>Tokens are in the password store of the system, never in a file of this program.</source>
      <translation>Tokens sind im Passwortspeicher des Systems, nie in einer Datei dieses Programms.</translation>
    </message>
    <message>
      <source>Too large to upload: {found}</source>
      <translation>Zu groß zum Hochladen: {found}</translation>
    </message>
    <message>
      <source>Too many tags: {found}, at most {limit} are allowed.</source>
      <translation>Zu viele Tags: {found}, höchstens {limit} sind erlaubt.</translation>
    </message>
    <message>
      <source>Too many {field}: {found}, at most {limit} are allowed.</source>
      <translation>Zu viele Angaben für {field}: {found}, höchstens {limit} sind erlaubt.</translation>
    </message>
    <message>
      <source>Took</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <source>Total stored</source>
      <translation>Gespeichert gesamt</translation>
    </message>
    <message>
      <source>Transfer</source>
      <translation>Übertragung</translation>
    </message>
    <message>
      <source>Tried {attempts} times in {time}: {reason}.</source>
      <translation>{attempts} Versuche in {time}: {reason}.</translation>
    </message>
    <message>
      <source>Tried {attempts} times: {reason}.</source>
      <translation>{attempts} Versuche: {reason}.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Try again now</source>
      <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
      <source>Try again. If that does not help, check whether a proxy changes the request, or ask Linode Support.</source>
      <translation>Versuchen Sie es erneut. Wenn das nicht hilft, prüfen Sie, ob ein Proxy die Anfrage verändert, oder fragen Sie den Linode-Support.</translation>
    </message>
    <message>
      <source>Try it with a practice Linode on this computer</source>
      <translation>Mit einer Übungs-Linode auf diesem Rechner ausprobieren</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Type its &amp;label to confirm: {label}</source>
      <translation>Geben Sie zur Bestätigung das &amp;Label ein: {label}</translation>
    </message>
    <message>
      <source>U&amp;nfinished images on Linode…</source>
      <translation>U&amp;nfertige Images auf Linode…</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Unexpected error: {reason}</source>
      <translation>Unerwarteter Fehler: {reason}</translation>
    </message>
    <message>
      <source>Unfinished</source>
      <translation>Unfertig</translation>
    </message>
    <message>
      <source>Unfinished images may be yours: {images}. Linode removes them after 24 hours.</source>
      <translation>Unfertige Images gehören vielleicht Ihnen: {images}. Linode entfernt sie nach 24 Stunden.</translation>
    </message>
    <message>
      <source>Unfinished images on Linode</source>
      <translation>Unfertige Images auf Linode</translation>
    </message>
    <message>
      <source>Unfinished images…</source>
      <translation>Unfertige Images…</translation>
    </message>
    <message>
      <source>Unfinished, {time} left</source>
      <translation>Unfertig, noch {time}</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Unbekannt</translation>
    </message>
    <message>
      <source>Unlock it, or use a token for this session only.</source>
      <translation>Entsperren Sie ihn, oder verwenden Sie ein Token nur für diese Sitzung.</translation>
    </message>
    <message>
      <source>Unpack it by hand and choose the disk image inside: {command}</source>
      <translation>Entpacken Sie sie von Hand und wählen Sie das Disk-Image darin aus: {command}</translation>
    </message>
    <message>
      <source>Unpack it once by hand and choose the result: {command}</source>
      <translation>Entpacken Sie sie einmal von Hand und wählen Sie das Ergebnis aus: {command}</translation>
    </message>
    <message>
      <source>Unpack it with its password and choose the disk image inside.</source>
      <translation>Entpacken Sie sie mit ihrem Passwort und wählen Sie das Disk-Image darin aus.</translation>
    </message>
    <message>
      <source>Unpack it with the program that created it, and choose the disk image inside.</source>
      <translation>Entpacken Sie sie mit dem Programm, das sie erstellt hat, und wählen Sie das Disk-Image darin aus.</translation>
    </message>
    <message>
      <source>Unpacked</source>
      <translation>Entpackt</translation>
    </message>
    <message>
      <source>Unpacking {name} needs more than {limit} of memory</source>
      <translation>Das Entpacken von {name} benötigt mehr als {limit} Speicher</translation>
    </message>
    <message>
      <source>Update cloud-init to 23.3 or newer</source>
      <translation>Aktualisieren Sie cloud-init auf 23.3 oder neuer</translation>
    </message>
    <message>
      <source>Updated</source>
      <translation>Aktualisiert</translation>
    </message>
    <message>
      <source>Upload</source>
      <translation>Hochladen</translation>
    </message>
    <message>
      <source>Upload again</source>
      <translation>Erneut hochladen</translation>
    </message>
    <message>
      <source>Upload failed</source>
      <translation>Upload fehlgeschlagen</translation>
    </message>
    <message>
      <source>Upload failed: reason not available with this token</source>
      <translation>Upload fehlgeschlagen: Grund mit diesem Token nicht abrufbar</translation>
    </message>
    <message>
      <source>Upload failed: {reason}</source>
      <translation>Upload fehlgeschlagen: {reason}</translation>
    </message>
    <message>
      <source>Upload {count} images</source>
      <translation>{count} Images hochladen</translation>
    </message>
    <message>
      <source>Uploading</source>
      <translation>Hochladen</translation>
    </message>
    <message>
      <source>Uploading {percent}</source>
      <translation>Hochladen {percent}</translation>
    </message>
    <message>
      <source>Uploads</source>
      <translation>Uploads</translation>
    </message>
    <message>
      <source>Uploads continue. What is missing will be written as soon as possible.</source>
      <translation>Uploads laufen weiter. Was fehlt, wird so bald wie möglich geschrieben.</translation>
    </message>
    <message>
      <source>Uploads go there. A proxy or a firewall answers in its place: ask whoever runs it to let {host} through ({reason}).</source>
      <translation>Dorthin werden Uploads gesendet. An seiner Stelle antwortet ein Proxy oder eine Firewall: Bitten Sie den Betreiber, {host} durchzulassen ({reason}).</translation>
    </message>
    <message>
      <source>Uploads of the account {account} wait for a sign-in</source>
      <translation>Uploads des Kontos {account} warten auf eine Anmeldung</translation>
    </message>
    <message>
      <source>Use a token of that account at {host} to check on it, or to remove its image.</source>
      <translation>Verwenden Sie ein Token jenes Kontos bei {host}, um den Upload zu prüfen oder sein Image zu entfernen.</translation>
    </message>
    <message>
      <source>Use root=/dev/sda, or the UUID of the file system</source>
      <translation>Verwenden Sie root=/dev/sda oder die UUID des Dateisystems</translation>
    </message>
    <message>
      <source>Use the &amp;usual one</source>
      <translation>Standardordner &amp;verwenden</translation>
    </message>
    <message>
      <source>Use the UUID of the file system</source>
      <translation>Verwenden Sie die UUID des Dateisystems</translation>
    </message>
    <message>
      <source>User</source>
      <translation>Benutzer</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>Usually the upload address has expired, or the clock of this computer is wrong. Check the clock and request a new address.</source>
      <translation>Meist ist die Upload-Adresse abgelaufen oder die Uhr dieses Rechners geht falsch. Prüfen Sie die Uhr und fordern Sie eine neue Adresse an.</translation>
    </message>
    <message>
      <source>Vendor</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <source>Wait until no program writes to {path} any more, then upload it again.</source>
      <translation>Warten Sie, bis kein Programm mehr in {path} schreibt, und laden Sie die Datei dann erneut hoch.</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Waiting uploads</source>
      <translation>Wartende Uploads</translation>
    </message>
    <message>
      <source>Waiting – {place} in line</source>
      <translation>Als {place} an der Reihe</translation>
    </message>
    <message>
      <source>Well over 6 GB when unpacked; most accounts allow 6 GB: Linode will probably refuse it after the upload</source>
      <translation>Entpackt weit über 6 GB; die meisten Konten erlauben 6 GB: Linode wird das Image nach dem Hochladen wahrscheinlich ablehnen</translation>
    </message>
    <message>
      <source>What cloud-init is for</source>
      <translation>Wozu cloud-init dient</translation>
    </message>
    <message>
      <source>What helps: {remedy}</source>
      <translation>Was hilft: {remedy}</translation>
    </message>
    <message>
      <source>What is inside this image was not looked at: choose the kernel yourself</source>
      <translation>Was in diesem Image steckt, wurde nicht untersucht: Wählen Sie den Kernel selbst</translation>
    </message>
    <message>
      <source>What is on the disk</source>
      <translation>Inhalt der Disk</translation>
    </message>
    <message>
      <source>What this agreement is</source>
      <translation>Was diese Zustimmung bedeutet</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
    <message>
      <source>What was found…</source>
      <translation>Was gefunden wurde…</translation>
    </message>
    <message>
      <source>What went wrong: {reason}. Linode may still be processing the image: look in Cloud Manager, or check the history later.</source>
      <translation>Grund: {reason}. Linode verarbeitet das Image vielleicht noch: Sehen Sie im Cloud Manager oder später im Verlauf nach.</translation>
    </message>
    <message>
      <source>When an image is &amp;available</source>
      <translation>Wenn ein Image &amp;verfügbar ist</translation>
    </message>
    <message>
      <source>When an image is available</source>
      <translation>Wenn ein Image verfügbar ist</translation>
    </message>
    <message>
      <source>When an upload &amp;fails, or needs you</source>
      <translation>Wenn ein Upload &amp;scheitert oder Ihr Eingreifen braucht</translation>
    </message>
    <message>
      <source>When it is done</source>
      <translation>Wenn er fertig ist</translation>
    </message>
    <message>
      <source>When the line breaks</source>
      <translation>Wenn die Verbindung abbricht</translation>
    </message>
    <message>
      <source>Whether cloud-init is installed could not be read</source>
      <translation>Ob cloud-init installiert ist, ließ sich nicht lesen</translation>
    </message>
    <message>
      <source>Which uploads are shown</source>
      <translation>Welche Uploads angezeigt werden</translation>
    </message>
    <message>
      <source>While it is sent</source>
      <translation>Während des Sendens</translation>
    </message>
    <message>
      <source>While uploads run</source>
      <translation>Während Uploads laufen</translation>
    </message>
    <message>
      <source>Whoever gets the image gets them too</source>
      <translation>Wer das Image bekommt, bekommt sie auch</translation>
    </message>
    <message>
      <source>Whoever manages the account can grant “Add Images” to this user, or give it a role with the permission upload_image. Or sign in as another user.</source>
      <translation>Wer das Konto verwaltet, kann diesem Benutzer „Add Images“ gewähren oder ihm eine Rolle mit der Berechtigung upload_image geben. Oder melden Sie sich als anderer Benutzer an.</translation>
    </message>
    <message>
      <source>Whoever manages the account can see what is missing there, or change what this user may do. Or sign in as another user.</source>
      <translation>Wer das Konto verwaltet, kann sehen, was dort fehlt, oder ändern, was dieser Benutzer darf. Oder melden Sie sich als anderer Benutzer an.</translation>
    </message>
    <message>
      <source>Will be stored in {store}</source>
      <translation>Wird in {store} gespeichert</translation>
    </message>
    <message>
      <source>Will not start on Linode</source>
      <translation>Startet nicht auf Linode</translation>
    </message>
    <message>
      <source>Will not start on Linode: {reason}</source>
      <translation>Startet nicht auf Linode: {reason}</translation>
    </message>
    <message>
      <source>Will upload, but {reason}</source>
      <translation>Wird hochgeladen, aber {reason}</translation>
    </message>
    <message>
      <source>Will upload, each with a warning</source>
      <translation>Werden hochgeladen, alle mit einer Warnung</translation>
    </message>
    <message numerus="yes">
      <source>Will upload, {count} of them with a warning</source>
      <extracomment>For exactly one: Will upload, 1 of them with a warning</extracomment>
      <translation>
        <numerusform>Werden hochgeladen, {count} davon mit Warnung</numerusform>
        <numerusform>Werden hochgeladen, {count} davon mit Warnungen</numerusform>
      </translation>
    </message>
    <message>
      <source>Windows needs VirtIO drivers to start on a Linode</source>
      <translation>Windows braucht VirtIO-Treiber, um auf einer Linode-Instanz zu starten</translation>
    </message>
    <message>
      <source>With a &amp;sound</source>
      <translation>Mit einem &amp;Ton</translation>
    </message>
    <message>
      <source>With what the image itself sets up, a Linode has no network</source>
      <translation>So, wie das Image selbst eingerichtet ist, hat eine Linode-Instanz kein Netzwerk</translation>
    </message>
    <message>
      <source>Without that driver the kernel will not find its disk</source>
      <translation>Ohne diesen Treiber findet der Kernel seine Disk nicht</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>You are not signed in</source>
      <translation>Sie sind nicht angemeldet</translation>
    </message>
    <message>
      <source>You uploaded these bytes before as “{label}”</source>
      <translation>Sie haben diese Bytes bereits als „{label}“ hochgeladen</translation>
    </message>
    <message>
      <source>You uploaded these bytes on {day} as “{label}”</source>
      <translation>Sie haben diese Bytes am {day} als „{label}“ hochgeladen</translation>
    </message>
    <message>
      <source>You uploaded these bytes today as “{label}”</source>
      <translation>Sie haben diese Bytes heute als „{label}“ hochgeladen</translation>
    </message>
    <message>
      <source>You uploaded these bytes yesterday as “{label}”</source>
      <translation>Sie haben diese Bytes gestern als „{label}“ hochgeladen</translation>
    </message>
    <message>
      <source>Your Linode user is not allowed to add images ({needed} is missing)</source>
      <translation>Ihr Linode-Benutzer darf keine Images hinzufügen ({needed} fehlt)</translation>
    </message>
    <message>
      <source>Your password store is locked</source>
      <translation>Ihr Passwortspeicher ist gesperrt</translation>
    </message>
    <message>
      <source>Your sign-in with the browser ended at {time}</source>
      <translation>Ihre Anmeldung mit dem Browser endete um {time}</translation>
    </message>
    <message>
      <source>Your sign-in with the browser ends at {time}</source>
      <translation>Ihre Anmeldung mit dem Browser endet um {time}</translation>
    </message>
    <message>
      <source>Your token</source>
      <translation>Ihr Token</translation>
    </message>
    <message>
      <source>Your token expired on {date}. Create a new one, and sign in with it.</source>
      <translation>Ihr Token ist am {date} abgelaufen. Erstellen Sie ein neues und melden Sie sich damit an.</translation>
    </message>
    <message>
      <source>Your token expires on {date}. Create a new one, and sign in with it.</source>
      <translation>Ihr Token läuft am {date} ab. Erstellen Sie ein neues und melden Sie sich damit an.</translation>
    </message>
    <message>
      <source>Your user may not change this image: ask for read/write access to it.</source>
      <translation>Ihr Benutzer darf dieses Image nicht ändern: Bitten Sie um Lese- und Schreibzugriff darauf.</translation>
    </message>
    <message>
      <source>a Linode will find no partition on it</source>
      <translation>eine Linode-Instanz findet darauf keine Partition</translation>
    </message>
    <message>
      <source>a compressed cluster does not end where it should</source>
      <translation>ein komprimierter Cluster endet nicht, wo er sollte</translation>
    </message>
    <message>
      <source>a compressed cluster is too short</source>
      <translation>ein komprimierter Cluster ist zu kurz</translation>
    </message>
    <message>
      <source>a description is invalid</source>
      <translation>eine Beschreibung ist ungültig</translation>
    </message>
    <message>
      <source>a header has a flag that gzip does not define</source>
      <translation>ein Header hat ein Flag, das gzip nicht kennt</translation>
    </message>
    <message>
      <source>a header is invalid</source>
      <translation>ein Header ist ungültig</translation>
    </message>
    <message>
      <source>a header is not where its directory says</source>
      <translation>ein Header ist nicht dort, wo das Verzeichnis angibt</translation>
    </message>
    <message>
      <source>a property is missing</source>
      <translation>eine Eigenschaft fehlt</translation>
    </message>
    <message>
      <source>a region is missing</source>
      <translation>ein Bereich fehlt</translation>
    </message>
    <message>
      <source>about {size}</source>
      <translation>etwa {size}</translation>
    </message>
    <message>
      <source>an extension of its header is invalid</source>
      <translation>eine Erweiterung des Headers ist ungültig</translation>
    </message>
    <message>
      <source>an extent does not match its descriptor</source>
      <translation>ein Extent passt nicht zum Deskriptor</translation>
    </message>
    <message>
      <source>another program is writing to it</source>
      <translation>ein anderes Programm schreibt in die Datei</translation>
    </message>
    <message>
      <source>available</source>
      <translation>verfügbar</translation>
    </message>
    <message>
      <source>backing file</source>
      <translation>Backing-Datei</translation>
    </message>
    <message>
      <source>being copied</source>
      <translation>wird kopiert</translation>
    </message>
    <message>
      <source>being made</source>
      <translation>wird erstellt</translation>
    </message>
    <message>
      <source>broken pipe</source>
      <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
      <source>cannot tell</source>
      <translation>lässt sich nicht sagen</translation>
    </message>
    <message>
      <source>cloud-init</source>
      <translation>cloud-init</translation>
    </message>
    <message>
      <source>cloud-init is not installed</source>
      <translation>cloud-init ist nicht installiert</translation>
    </message>
    <message>
      <source>cloud-init sets up the network</source>
      <translation>cloud-init richtet das Netzwerk ein</translation>
    </message>
    <message>
      <source>cloud-init {version} is switched off</source>
      <translation>cloud-init {version} ist abgeschaltet</translation>
    </message>
    <message>
      <source>cloud-init {version} is told to use other sources</source>
      <translation>cloud-init {version} ist auf andere Quellen eingestellt</translation>
    </message>
    <message>
      <source>cloud-init {version} is too old for Linode's metadata</source>
      <translation>cloud-init {version} ist zu alt für Linode</translation>
    </message>
    <message>
      <source>cloud-init {version} knows Linode's metadata</source>
      <translation>cloud-init {version} kennt Linodes Metadaten</translation>
    </message>
    <message>
      <source>connection refused</source>
      <translation>Verbindung verweigert</translation>
    </message>
    <message>
      <source>connection reset by peer</source>
      <translation>Verbindung von der Gegenseite zurückgesetzt</translation>
    </message>
    <message>
      <source>could not be copied in time</source>
      <translation>konnte nicht rechtzeitig kopiert werden</translation>
    </message>
    <message>
      <source>curl in a shell (sh, bash, zsh)</source>
      <translation>curl in einer Shell (sh, bash, zsh)</translation>
    </message>
    <message>
      <source>d MMM</source>
      <translation>dd.MM.</translation>
    </message>
    <message>
      <source>d MMM HH:mm</source>
      <translation>dd.MM. HH:mm</translation>
    </message>
    <message>
      <source>d MMM yyyy</source>
      <translation>dd.MM.yyyy</translation>
    </message>
    <message>
      <source>data file</source>
      <translation>Datendatei</translation>
    </message>
    <message>
      <source>ddd HH:mm</source>
      <translation>ddd HH:mm</translation>
    </message>
    <message>
      <source>dddd</source>
      <translation>dddd</translation>
    </message>
    <message>
      <source>dictionary</source>
      <translation>Wörterbuch</translation>
    </message>
    <message>
      <source>disk</source>
      <translation>Disk</translation>
    </message>
    <message>
      <source>extent</source>
      <translation>Extent</translation>
    </message>
    <message>
      <source>files in it may be missing or damaged</source>
      <translation>Dateien darin fehlen vielleicht oder sind beschädigt</translation>
    </message>
    <message>
      <source>it contains nothing but zeros</source>
      <translation>die Disk enthält nur Nullen</translation>
    </message>
    <message>
      <source>it ends too early</source>
      <translation>sie endet zu früh</translation>
    </message>
    <message>
      <source>it has no boot loader</source>
      <translation>es hat keinen Bootloader</translation>
    </message>
    <message>
      <source>it has no driver for a Linode's disk</source>
      <translation>es hat keinen Treiber für die Disk einer Linode-Instanz</translation>
    </message>
    <message>
      <source>it is an installer disc and may not start</source>
      <translation>es ist ein Installationsmedium und startet vielleicht nicht</translation>
    </message>
    <message>
      <source>it is encrypted and may not start</source>
      <translation>das Image ist verschlüsselt und startet vielleicht nicht</translation>
    </message>
    <message>
      <source>it is larger than most accounts allow</source>
      <translation>das Image ist größer, als die meisten Konten erlauben</translation>
    </message>
    <message>
      <source>it is made for another processor</source>
      <translation>es ist für einen anderen Prozessor gemacht</translation>
    </message>
    <message>
      <source>it is made for another processor and will not start</source>
      <translation>das System ist für einen anderen Prozessor und startet nicht</translation>
    </message>
    <message>
      <source>it is too large ({found}; the limit is {limit})</source>
      <translation>zu groß ({found}; die Grenze liegt bei {limit})</translation>
    </message>
    <message>
      <source>it may be Windows</source>
      <translation>es könnte Windows sein</translation>
    </message>
    <message>
      <source>it may not start</source>
      <translation>das Image startet vielleicht nicht</translation>
    </message>
    <message>
      <source>it may not start: a device is missing</source>
      <translation>das Image startet vielleicht nicht: Ein Gerät fehlt</translation>
    </message>
    <message>
      <source>it may not start: its boot loader is incomplete</source>
      <translation>das Image startet vielleicht nicht: Der Bootloader ist unvollständig</translation>
    </message>
    <message>
      <source>it may not start: its content is unknown</source>
      <translation>das Image startet vielleicht nicht: Der Inhalt ist nicht bekannt</translation>
    </message>
    <message>
      <source>it may not start: no boot loader for BIOS</source>
      <translation>das Image startet vielleicht nicht: kein Bootloader für BIOS</translation>
    </message>
    <message>
      <source>it may not start: no partition is active</source>
      <translation>das Image startet vielleicht nicht: Keine Partition ist aktiv</translation>
    </message>
    <message>
      <source>it will not start</source>
      <translation>das Image startet nicht</translation>
    </message>
    <message>
      <source>it will not start: {reason}</source>
      <translation>das Image startet nicht: {reason}</translation>
    </message>
    <message>
      <source>its boot loader has no configuration</source>
      <translation>sein Bootloader hat keine Konfiguration</translation>
    </message>
    <message>
      <source>its boot loader is incomplete</source>
      <translation>sein Bootloader ist unvollständig</translation>
    </message>
    <message>
      <source>its boot loader is not known</source>
      <translation>sein Bootloader ist nicht bekannt</translation>
    </message>
    <message>
      <source>its chain of backing files has no end</source>
      <translation>die Kette der Backing-Dateien hat kein Ende</translation>
    </message>
    <message>
      <source>its checksum is wrong</source>
      <translation>die Prüfsumme stimmt nicht</translation>
    </message>
    <message>
      <source>its descriptor is too long</source>
      <translation>der Deskriptor ist zu lang</translation>
    </message>
    <message>
      <source>its descriptor names no extent</source>
      <translation>der Deskriptor nennt keinen Extent</translation>
    </message>
    <message>
      <source>its descriptor names too many extents</source>
      <translation>der Deskriptor nennt zu viele Extents</translation>
    </message>
    <message>
      <source>its directory has fewer files than it says</source>
      <translation>das Verzeichnis hat weniger Dateien, als es angibt</translation>
    </message>
    <message>
      <source>its directory is not at the end: the file is cut off, or other data follows</source>
      <translation>das Verzeichnis ist nicht am Ende: Die Datei ist abgeschnitten, oder andere Daten folgen</translation>
    </message>
    <message>
      <source>its footer is missing</source>
      <translation>der Footer fehlt</translation>
    </message>
    <message>
      <source>its header is invalid</source>
      <translation>der Header ist ungültig</translation>
    </message>
    <message>
      <source>its header is missing</source>
      <translation>der Header fehlt</translation>
    </message>
    <message>
      <source>its initramfs could not be read</source>
      <translation>sein Initramfs konnte nicht gelesen werden</translation>
    </message>
    <message>
      <source>its initramfs is missing</source>
      <translation>sein Initramfs fehlt</translation>
    </message>
    <message>
      <source>its kernel is missing</source>
      <translation>sein Kernel fehlt</translation>
    </message>
    <message>
      <source>its last changes may be missing</source>
      <translation>die letzten Änderungen fehlen vielleicht</translation>
    </message>
    <message>
      <source>its partition table is damaged</source>
      <translation>die Partitionstabelle ist beschädigt</translation>
    </message>
    <message>
      <source>its root is not in this image</source>
      <translation>sein Root-Dateisystem ist nicht in diesem Image</translation>
    </message>
    <message>
      <source>its root is on a disk that a Linode does not have</source>
      <translation>sein Root-Dateisystem liegt auf einer Disk, die eine Linode-Instanz nicht hat</translation>
    </message>
    <message>
      <source>its size is not what its directory says</source>
      <translation>die Größe ist nicht die im Verzeichnis angegebene</translation>
    </message>
    <message>
      <source>its table is too short for the disk</source>
      <translation>die Tabelle ist zu kurz für die Disk</translation>
    </message>
    <message>
      <source>linode-cli in PowerShell</source>
      <translation>linode-cli in der PowerShell</translation>
    </message>
    <message>
      <source>linode-cli in a shell (sh, bash, zsh)</source>
      <translation>linode-cli in einer Shell (sh, bash, zsh)</translation>
    </message>
    <message>
      <source>linode-cli in the Windows command prompt</source>
      <translation>linode-cli in der Windows-Eingabeaufforderung</translation>
    </message>
    <message>
      <source>network helper and password reset will not work</source>
      <translation>Network Helper und Passwort-Reset funktionieren damit nicht</translation>
    </message>
    <message>
      <source>network is unreachable</source>
      <translation>das Netzwerk ist nicht erreichbar</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>no answer for {seconds} s</source>
      <translation>keine Antwort seit {seconds} s</translation>
    </message>
    <message>
      <source>no connection</source>
      <translation>keine Verbindung</translation>
    </message>
    <message>
      <source>no connection in time</source>
      <translation>keine Verbindung innerhalb der Frist</translation>
    </message>
    <message>
      <source>no partition is active</source>
      <translation>keine Partition ist aktiv</translation>
    </message>
    <message>
      <source>no route to host</source>
      <translation>keine Route zum Host</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>none, it was sent too (--keep-free-space)</source>
      <translation>keine, sie wurden mitgesendet (--keep-free-space)</translation>
    </message>
    <message>
      <source>not asked</source>
      <translation>nicht gefragt</translation>
    </message>
    <message>
      <source>nothing was accepted for {seconds} s</source>
      <translation>seit {seconds} s wurde nichts angenommen</translation>
    </message>
    <message>
      <source>only EFI firmware could start it</source>
      <translation>nur EFI-Firmware könnte es starten</translation>
    </message>
    <message>
      <source>other data is between its parts</source>
      <translation>zwischen den Teilen sind andere Daten</translation>
    </message>
    <message>
      <source>parent</source>
      <translation>übergeordnete Disk</translation>
    </message>
    <message>
      <source>the checksum of a header is wrong</source>
      <translation>die Prüfsumme eines Headers stimmt nicht</translation>
    </message>
    <message>
      <source>the checksums of both headers are wrong</source>
      <translation>die Prüfsummen beider Header stimmen nicht</translation>
    </message>
    <message>
      <source>the connection was cut</source>
      <translation>die Verbindung wurde getrennt</translation>
    </message>
    <message>
      <source>the details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>the disk has another size</source>
      <translation>die Disk hat eine andere Größe</translation>
    </message>
    <message>
      <source>the disk in it is empty</source>
      <translation>die Disk darin ist leer</translation>
    </message>
    <message>
      <source>the file is truncated</source>
      <translation>die Datei ist abgeschnitten</translation>
    </message>
    <message>
      <source>the file may be truncated</source>
      <translation>die Datei ist vielleicht abgeschnitten</translation>
    </message>
    <message>
      <source>the marker of a grain is invalid</source>
      <translation>die Markierung eines Grains ist ungültig</translation>
    </message>
    <message>
      <source>the name has no address</source>
      <translation>der Name hat keine Adresse</translation>
    </message>
    <message>
      <source>the name of its backing file is invalid</source>
      <translation>der Name der Backing-Datei ist ungültig</translation>
    </message>
    <message>
      <source>the place of a cluster is invalid</source>
      <translation>die Position eines Clusters ist ungültig</translation>
    </message>
    <message>
      <source>the receipt</source>
      <translation>Beleg</translation>
    </message>
    <message>
      <source>the size of its blocks is invalid</source>
      <translation>die Größe der Blöcke ist ungültig</translation>
    </message>
    <message>
      <source>the size of its clusters is invalid</source>
      <translation>die Größe der Cluster ist ungültig</translation>
    </message>
    <message>
      <source>the start of a part is damaged</source>
      <translation>der Anfang eines Teils ist beschädigt</translation>
    </message>
    <message>
      <source>the state of a block is invalid</source>
      <translation>der Zustand eines Blocks ist ungültig</translation>
    </message>
    <message>
      <source>the system is in {kind}</source>
      <translation>das System liegt in {kind}</translation>
    </message>
    <message>
      <source>the table of its properties is invalid</source>
      <translation>die Tabelle der Eigenschaften ist ungültig</translation>
    </message>
    <message>
      <source>the table of its regions is invalid</source>
      <translation>die Tabelle der Bereiche ist ungültig</translation>
    </message>
    <message>
      <source>the width of its reference counts is invalid</source>
      <translation>die Breite der Referenzzähler ist ungültig</translation>
    </message>
    <message>
      <source>there is no system in it</source>
      <translation>es enthält kein System</translation>
    </message>
    <message>
      <source>timed out</source>
      <translation>Zeitüberschreitung</translation>
    </message>
    <message>
      <source>today {time}</source>
      <translation>heute {time}</translation>
    </message>
    <message>
      <source>two places of the disk are stored in one place of the file</source>
      <translation>zwei Stellen der Disk liegen an derselben Stelle der Datei</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>unbekannt</translation>
    </message>
    <message>
      <source>waits</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>waits to be copied</source>
      <translation>wartet aufs Kopieren</translation>
    </message>
    <message>
      <source>what was found</source>
      <translation>was gefunden wurde</translation>
    </message>
    <message>
      <source>will be deleted</source>
      <translation>wird gelöscht</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>yyyy-MM-dd HH:mm:ss</source>
      <translation>dd.MM.yyyy HH:mm:ss</translation>
    </message>
    <message>
      <source>{account} (this session only)</source>
      <translation>{account} (nur diese Sitzung)</translation>
    </message>
    <message>
      <source>{action} ({keys})</source>
      <translation>{action} ({keys})</translation>
    </message>
    <message>
      <source>{address} answers.</source>
      <translation>{address} antwortet.</translation>
    </message>
    <message>
      <source>{address} answers.
The storage at {host} answers too.</source>
      <translation>{address} antwortet.
Der Speicher unter {host} antwortet auch.</translation>
    </message>
    <message>
      <source>{answer}. {evidence}</source>
      <translation>{answer}. {evidence}</translation>
    </message>
    <message>
      <source>{before}. {next}</source>
      <translation>{before}. {next}</translation>
    </message>
    <message>
      <source>{city} ({region})</source>
      <translation>{city} ({region})</translation>
    </message>
    <message numerus="yes">
      <source>{count} bytes</source>
      <extracomment>For exactly one: 1 byte</extracomment>
      <translation>
        <numerusform>{count} Byte</numerusform>
        <numerusform>{count} Bytes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} fields need attention</source>
      <extracomment>For exactly one: 1 field needs attention</extracomment>
      <translation>
        <numerusform>{count} Feld muss korrigiert werden</numerusform>
        <numerusform>{count} Felder müssen korrigiert werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files cannot be uploaded</source>
      <extracomment>For exactly one: 1 file cannot be uploaded</extracomment>
      <translation>
        <numerusform>{count} Datei kann nicht hochgeladen werden</numerusform>
        <numerusform>{count} Dateien können nicht hochgeladen werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files identify the machine: {paths}</source>
      <extracomment>For exactly one: 1 file identifies the machine: {paths}</extracomment>
      <translation>
        <numerusform>{count} Datei kennzeichnet die Maschine: {paths}</numerusform>
        <numerusform>{count} Dateien kennzeichnen die Maschine: {paths}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files may be secret: {paths}</source>
      <extracomment>For exactly one: 1 file may be secret: {paths}</extracomment>
      <translation>
        <numerusform>{count} Datei ist vielleicht geheim: {paths}</numerusform>
        <numerusform>{count} Dateien sind vielleicht geheim: {paths}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} images</source>
      <extracomment>For exactly one: 1 image</extracomment>
      <translation>
        <numerusform>{count} Image</numerusform>
        <numerusform>{count} Images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} images are available</source>
      <extracomment>For exactly one: 1 image is available</extracomment>
      <translation>
        <numerusform>{count} Image ist verfügbar</numerusform>
        <numerusform>{count} Images sind verfügbar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} more tags</source>
      <extracomment>For exactly one: 1 more tag</extracomment>
      <translation>
        <numerusform>{count} weiteres Tag</numerusform>
        <numerusform>{count} weitere Tags</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} other files will be ignored</source>
      <extracomment>For exactly one: 1 other file will be ignored</extracomment>
      <translation>
        <numerusform>{count} weitere Datei wird ignoriert</numerusform>
        <numerusform>{count} weitere Dateien werden ignoriert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} records could not be read.</source>
      <extracomment>For exactly one: 1 record could not be read.</extracomment>
      <translation>
        <numerusform>{count} Eintrag konnte nicht gelesen werden.</numerusform>
        <numerusform>{count} Einträge konnten nicht gelesen werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} regions: about ${price} a month by Linode's list price; copies may be free for a while.</source>
      <extracomment>For exactly one: 1 region: about ${price} a month by Linode's list price; copies may be free for a while.</extracomment>
      <translation>
        <numerusform>{count} Region: nach Listenpreis von Linode etwa {price} $ im Monat; Kopien sind vielleicht eine Zeit lang kostenlos.</numerusform>
        <numerusform>{count} Regionen: nach Listenpreis von Linode etwa {price} $ im Monat; Kopien sind vielleicht eine Zeit lang kostenlos.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} unfinished images</source>
      <extracomment>For exactly one: 1 unfinished image</extracomment>
      <translation>
        <numerusform>{count} unfertiges Image</numerusform>
        <numerusform>{count} unfertige Images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} uploads are not finished</source>
      <extracomment>For exactly one: An upload is not finished</extracomment>
      <translation>
        <numerusform>{count} Upload ist noch nicht fertig</numerusform>
        <numerusform>{count} Uploads sind noch nicht fertig</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} uploads failed</source>
      <extracomment>For exactly one: 1 upload failed</extracomment>
      <translation>
        <numerusform>{count} Upload ist fehlgeschlagen</numerusform>
        <numerusform>{count} Uploads sind fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} uploads still wait since the program was closed.</source>
      <extracomment>For exactly one: 1 upload still waits since the program was closed.</extracomment>
      <translation>
        <numerusform>{count} Upload wartet noch, seit das Programm beendet wurde.</numerusform>
        <numerusform>{count} Uploads warten noch, seit das Programm beendet wurde.</numerusform>
      </translation>
    </message>
    <message>
      <source>{device} for {folder} is not in this image</source>
      <translation>{device} für {folder} ist nicht in diesem Image</translation>
    </message>
    <message>
      <source>{filter}, {account}</source>
      <translation>{filter}, {account}</translation>
    </message>
    <message>
      <source>{found} characters, at most {limit} are allowed</source>
      <translation>{found} Zeichen, höchstens {limit} sind erlaubt</translation>
    </message>
    <message>
      <source>{found} tags, at most {limit} are allowed</source>
      <translation>{found} Tags, höchstens {limit} sind erlaubt</translation>
    </message>
    <message>
      <source>{free} behind the last partition are not used</source>
      <translation>{free} hinter der letzten Partition sind unbenutzt</translation>
    </message>
    <message>
      <source>{free} of the file system are free</source>
      <translation>{free} des Dateisystems sind frei</translation>
    </message>
    <message>
      <source>{headline} {remedy}</source>
      <translation>{headline} {remedy}</translation>
    </message>
    <message>
      <source>{host} does not answer as Linode does</source>
      <translation>{host} antwortet nicht wie Linode</translation>
    </message>
    <message>
      <source>{host} does not answer as Linode's storage does</source>
      <translation>{host} antwortet nicht wie Linodes Speicher</translation>
    </message>
    <message>
      <source>{host} offers only an outdated encryption ({reason}). Whoever runs that server, or a proxy in between, has to update it.</source>
      <translation>{host} bietet nur eine veraltete Verschlüsselung an ({reason}). Wer diesen Server oder einen Proxy dazwischen betreibt, muss ihn aktualisieren.</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>{images} and {last}</source>
      <translation>{images} und {last}</translation>
    </message>
    <message>
      <source>{images} of {most} images used: Linode may refuse it</source>
      <translation>{images} von {most} Images belegt: Linode lehnt es vielleicht ab</translation>
    </message>
    <message>
      <source>{images} of {most} images, {size} of {room} used</source>
      <translation>{images} von {most} Images, {size} von {room} belegt</translation>
    </message>
    <message>
      <source>{image}</source>
      <translation>{image}</translation>
    </message>
    <message>
      <source>{image}, created at {time}</source>
      <translation>{image}, erstellt am {time}</translation>
    </message>
    <message>
      <source>{label}: {headline}.</source>
      <translation>{label}: {headline}.</translation>
    </message>
    <message>
      <source>{label}: {headline}. {explanation}</source>
      <translation>{label}: {headline}. {explanation}</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
      <source>{more} {remedy}</source>
      <translation>{more} {remedy}</translation>
    </message>
    <message>
      <source>{name} ({file})</source>
      <translation>{name} ({file})</translation>
    </message>
    <message>
      <source>{name} already exists</source>
      <translation>{name} gibt es bereits</translation>
    </message>
    <message>
      <source>{name} cannot be read: {reason}</source>
      <translation>{name} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
      <source>{name} cannot be unpacked here: it is compressed by the method {method}</source>
      <translation>{name} kann hier nicht entpackt werden: Die Datei ist mit der Methode {method} komprimiert</translation>
    </message>
    <message>
      <source>{name} cannot be “{value}”: {reason}</source>
      <translation>{name} kann nicht „{value}“ sein: {reason}</translation>
    </message>
    <message>
      <source>{name} contains several files: {names}</source>
      <translation>{name} enthält mehrere Dateien: {names}</translation>
    </message>
    <message>
      <source>{name} contains several files: {names}, ...</source>
      <translation>{name} enthält mehrere Dateien: {names}, …</translation>
    </message>
    <message>
      <source>{name} could not be read or written: {reason}</source>
      <translation>{name} konnte nicht gelesen oder geschrieben werden: {reason}</translation>
    </message>
    <message>
      <source>{name} differs: {image}; requested: {upload}</source>
      <translation>{name} weicht ab: {image}; angefordert: {upload}</translation>
    </message>
    <message>
      <source>{name} does not look like a disk image – drop to check anyway</source>
      <translation>{name} sieht nicht wie ein Disk-Image aus – zum Prüfen trotzdem ablegen</translation>
    </message>
    <message>
      <source>{name} has a fixed address</source>
      <translation>{name} hat eine feste Adresse</translation>
    </message>
    <message>
      <source>{name} is a folder or a device, not a file</source>
      <translation>{name} ist ein Ordner oder ein Gerät, keine Datei</translation>
    </message>
    <message>
      <source>{name} is compressed too many times: {kind}</source>
      <translation>{name} ist zu oft komprimiert: {kind}</translation>
    </message>
    <message>
      <source>{name} is empty</source>
      <translation>{name} ist leer</translation>
    </message>
    <message>
      <source>{name} is encrypted</source>
      <translation>{name} ist verschlüsselt</translation>
    </message>
    <message>
      <source>{name} is not a disk image: its content is {kind}</source>
      <translation>{name} ist kein Disk-Image: Der Inhalt ist {kind}</translation>
    </message>
    <message>
      <source>{name} is set up for the MAC address {mac}</source>
      <translation>{name} ist für die MAC-Adresse {mac} eingerichtet</translation>
    </message>
    <message>
      <source>{name} needs another file, which it does not name</source>
      <translation>{name} benötigt eine weitere Datei, nennt sie aber nicht</translation>
    </message>
    <message>
      <source>{name} needs another file: {other}</source>
      <translation>{name} benötigt eine weitere Datei: {other}</translation>
    </message>
    <message>
      <source>{name} was not closed cleanly: its last changes are still in its log</source>
      <translation>{name} wurde nicht sauber geschlossen: Die letzten Änderungen stehen noch im zugehörigen Protokoll</translation>
    </message>
    <message>
      <source>{name} – from environment</source>
      <translation>{name} – aus der Umgebung</translation>
    </message>
    <message>
      <source>{name} – {host}, {version}</source>
      <translation>{name} – {host}, {version}</translation>
    </message>
    <message>
      <source>{name} – {host}, {version} – in use</source>
      <translation>{name} – {host}, {version} – in Gebrauch</translation>
    </message>
    <message>
      <source>{name}, {size}</source>
      <translation>{name}, {size}</translation>
    </message>
    <message>
      <source>{name}: {image}, as requested</source>
      <translation>{name}: {image}, wie angefordert</translation>
    </message>
    <message>
      <source>{name}: {image}; requested at {upload}</source>
      <translation>{name}: {image}; angefordert am {upload}</translation>
    </message>
    <message>
      <source>{name}: {image}; requested: {upload}</source>
      <translation>{name}: {image}; angefordert: {upload}</translation>
    </message>
    <message>
      <source>{name}: {value}</source>
      <translation>{name}: {value}</translation>
    </message>
    <message>
      <source>{number}</source>
      <translation>{number}</translation>
    </message>
    <message>
      <source>{number} B</source>
      <translation>{number} B</translation>
    </message>
    <message>
      <source>{number} GB</source>
      <translation>{number} GB</translation>
    </message>
    <message>
      <source>{number} MB</source>
      <translation>{number} MB</translation>
    </message>
    <message>
      <source>{number} TB</source>
      <translation>{number} TB</translation>
    </message>
    <message>
      <source>{number} kB</source>
      <translation>{number} kB</translation>
    </message>
    <message>
      <source>{number} percent</source>
      <translation>{number} Prozent</translation>
    </message>
    <message>
      <source>{number}%</source>
      <translation>{number} %</translation>
    </message>
    <message>
      <source>{number}.</source>
      <translation>{number}.</translation>
    </message>
    <message>
      <source>{others} Correct this and try again.</source>
      <translation>{others} Korrigieren Sie das und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>{own} {others}</source>
      <translation>{own} {others}</translation>
    </message>
    <message>
      <source>{parts}</source>
      <translation>{parts}</translation>
    </message>
    <message>
      <source>{part}</source>
      <translation>{part}</translation>
    </message>
    <message>
      <source>{path} line {number}</source>
      <translation>{path} Zeile {number}</translation>
    </message>
    <message>
      <source>{percent}</source>
      <translation>{percent}</translation>
    </message>
    <message>
      <source>{place}</source>
      <translation>{place}</translation>
    </message>
    <message>
      <source>{place}: {evidence}</source>
      <translation>{place}: {evidence}</translation>
    </message>
    <message>
      <source>{raw_bytes} when unpacked; most accounts allow {limit}</source>
      <translation>Entpackt {raw_bytes}; die meisten Konten erlauben {limit}</translation>
    </message>
    <message>
      <source>{raw_bytes} when unpacked; most accounts allow {limit}: Linode will probably refuse it after the upload</source>
      <translation>Entpackt {raw_bytes}; die meisten Konten erlauben {limit}: Linode wird das Image nach dem Hochladen wahrscheinlich ablehnen</translation>
    </message>
    <message>
      <source>{reason}</source>
      <translation>{reason}</translation>
    </message>
    <message>
      <source>{reason}.</source>
      <translation>{reason}.</translation>
    </message>
    <message>
      <source>{reason}. Check the API address and whether a proxy changes the answers.</source>
      <translation>{reason}. Prüfen Sie die API-Adresse und ob ein Proxy die Antworten verändert.</translation>
    </message>
    <message>
      <source>{reason}. Uploads wait.</source>
      <translation>{reason}. Uploads warten.</translation>
    </message>
    <message>
      <source>{reason}: kept for this session only</source>
      <translation>{reason}: nur für diese Sitzung aufbewahrt</translation>
    </message>
    <message>
      <source>{region} ({status})</source>
      <translation>{region} ({status})</translation>
    </message>
    <message>
      <source>{region} – cannot store images</source>
      <translation>{region} – kann keine Images speichern</translation>
    </message>
    <message>
      <source>{region}: {status}</source>
      <translation>{region}: {status}</translation>
    </message>
    <message>
      <source>{retry} It will start again from the beginning.</source>
      <translation>{retry} Es beginnt wieder von vorn.</translation>
    </message>
    <message>
      <source>{running} uploading, {waiting} waiting</source>
      <translation>{running} aktiv, {waiting} in der Warteschlange</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>{sent} of {total}</source>
      <translation>{sent} von {total}</translation>
    </message>
    <message>
      <source>{size} ({bytes})</source>
      <translation>{size} ({bytes})</translation>
    </message>
    <message>
      <source>{size} of {room} used: Linode may refuse it</source>
      <translation>{size} von {room} belegt: Linode lehnt es vielleicht ab</translation>
    </message>
    <message>
      <source>{size} raw, {format}</source>
      <translation>{size} raw, {format}</translation>
    </message>
    <message>
      <source>{size} {format}</source>
      <translation>{size} {format}</translation>
    </message>
    <message>
      <source>{size}/s</source>
      <translation>{size}/s</translation>
    </message>
    <message>
      <source>{state} {percent}</source>
      <translation>{state} {percent}</translation>
    </message>
    <message>
      <source>{state}, {phase}</source>
      <translation>{state}, {phase}</translation>
    </message>
    <message>
      <source>{state}, {time}</source>
      <translation>{state}, {time}</translation>
    </message>
    <message>
      <source>{table}, no partitions</source>
      <translation>{table}, keine Partitionen</translation>
    </message>
    <message numerus="yes">
      <source>{table}, {count} partitions: {parts}</source>
      <extracomment>For exactly one: {table}, 1 partition: {parts}</extracomment>
      <translation>
        <numerusform>{table}, {count} Partition: {parts}</numerusform>
        <numerusform>{table}, {count} Partitionen: {parts}</numerusform>
      </translation>
    </message>
    <message>
      <source>{table}, {count} partitions: {parts} and {more} more</source>
      <translation>{table}, {count} Partitionen: {parts} und {more} weitere</translation>
    </message>
    <message>
      <source>{text}.</source>
      <translation>{text}.</translation>
    </message>
    <message>
      <source>{time}</source>
      <translation>{time}</translation>
    </message>
    <message>
      <source>{time} for the one that runs</source>
      <translation>{time} für den laufenden Upload</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>Noch {time}</translation>
    </message>
    <message>
      <source>{time}. {lost}</source>
      <translation>{time}. {lost}</translation>
    </message>
    <message>
      <source>{title}: {answer}</source>
      <translation>{title}: {answer}</translation>
    </message>
    <message>
      <source>{title}: {evidence}</source>
      <translation>{title}: {evidence}</translation>
    </message>
    <message>
      <source>{values}</source>
      <translation>{values}</translation>
    </message>
    <message>
      <source>{waiting} waiting</source>
      <translation>{waiting} in der Warteschlange</translation>
    </message>
    <message>
      <source>{what} gets its address by itself</source>
      <translation>{what} bezieht seine Adresse selbst</translation>
    </message>
    <message>
      <source>{what} – attempt {attempt} of {attempts} in {seconds} s.</source>
      <translation>{what} – Versuch {attempt} von {attempts} in {seconds} s.</translation>
    </message>
    <message>
      <source>{what} – attempt {attempt} of {attempts} was the last. Checking whether the data arrived.</source>
      <translation>{what} – Versuch {attempt} von {attempts} war der letzte. Es wird geprüft, ob die Daten angekommen sind.</translation>
    </message>
    <message>
      <source>{what} – starting attempt {attempt} of {attempts}.</source>
      <translation>{what} – Versuch {attempt} von {attempts} beginnt.</translation>
    </message>
    <message>
      <source>{what} – {duration}</source>
      <translation>{what} – {duration}</translation>
    </message>
    <message>
      <source>–</source>
      <translation>–</translation>
    </message>
    <message>
      <source>“As the system” uses the proxy of the environment (HTTPS_PROXY, NO_PROXY), or else that of the system settings, which Linux desktops tell by their portal. Configuration scripts (PAC) are followed, but not on macOS: there, enter the proxy that they name.</source>
      <translation>„Wie das System“ verwendet den Proxy der Umgebung (HTTPS_PROXY, NO_PROXY), sonst den der Systemeinstellungen, den Linux-Desktops über ihr Portal mitteilen. Konfigurationsskripte (PAC) werden befolgt, nur nicht unter macOS: Geben Sie dort den Proxy an, den sie nennen.</translation>
    </message>
    <message>
      <source>“{label}” ({image}) and its copies in all regions are deleted for good. Servers that were made from it stay.</source>
      <translation>„{label}“ ({image}) und seine Kopien in allen Regionen werden endgültig gelöscht. Daraus erstellte Server bleiben bestehen.</translation>
    </message>
    <message>
      <source>“{label}” failed</source>
      <translation>„{label}“ ist fehlgeschlagen</translation>
    </message>
    <message>
      <source>“{label}” is available</source>
      <translation>„{label}“ ist verfügbar</translation>
    </message>
    <message>
      <source>“{label}” is being copied.</source>
      <translation>„{label}“ wird kopiert.</translation>
    </message>
    <message>
      <source>“{label}”: {status}. Image ID {id}, region {region}.</source>
      <translation>„{label}“: {status}. Image-ID {id}, Region {region}.</translation>
    </message>
    <message>
      <source>“{label}”: {status}. Region {region}.</source>
      <translation>„{label}“: {status}. Region {region}.</translation>
    </message>
    <message>
      <source>“{text}” is too long: at most {limit} characters</source>
      <translation>„{text}“ ist zu lang: höchstens {limit} Zeichen</translation>
    </message>
    <message>
      <source>“{text}” is too short: at least {limit} characters</source>
      <translation>„{text}“ ist zu kurz: mindestens {limit} Zeichen</translation>
    </message>
    <message>
      <source>“{value}”</source>
      <translation>„{value}“</translation>
    </message>
  </context>
</TS>
