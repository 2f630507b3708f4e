<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>imageuploader</name>
    <message>
      <source> </source>
      <translation> </translation>
    </message>
    <message>
      <source>&amp;About</source>
      <translation>关于(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Account name</source>
      <translation>账户名称(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Add account…</source>
      <translation>添加账户(&amp;A)…</translation>
    </message>
    <message>
      <source>&amp;CA file</source>
      <translation>CA 文件(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Cancel current</source>
      <translation>取消当前上传(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Cancel signing in with the browser</source>
      <translation>取消浏览器登录(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Change…</source>
      <translation>更改(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Choose image file…</source>
      <translation>选择镜像文件(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Columns…</source>
      <translation>列(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Compression</source>
      <translation>压缩(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>复制(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Copy as command</source>
      <translation>复制为命令(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Copy image ID</source>
      <translation>复制镜像 ID(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Copy its ID</source>
      <translation>复制其 ID(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Deploy a server from it…</source>
      <translation>用它部署服务器(&amp;D)…</translation>
    </message>
    <message>
      <source>&amp;Description</source>
      <translation>描述(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Detail pane</source>
      <translation>详情窗格(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Edit and upload again…</source>
      <translation>编辑后重新上传(&amp;E)…</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Forget these files</source>
      <translation>清除这些文件的记录(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Full file names</source>
      <translation>完整文件名(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;History</source>
      <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Hold queue</source>
      <translation>暂停队列(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Image requirements</source>
      <translation>镜像要求(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Images on Linode</source>
      <translation>Linode 上的镜像(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Import an account…</source>
      <translation>导入账户(&amp;I)…</translation>
    </message>
    <message>
      <source>&amp;Keep for this session only</source>
      <translation>仅在本次会话中保留(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Keep the computer awake</source>
      <translation>阻止计算机休眠(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Kernel</source>
      <translation>内核(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Keyboard shortcuts</source>
      <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Label</source>
      <translation>名称(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>语言(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>名称(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Network settings…</source>
      <translation>网络设置(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;OAuth client ID</source>
      <translation>OAuth 客户端 ID(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Open in Cloud Manager</source>
      <translation>在 Cloud Manager 中打开(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Open in Cloud Manager…</source>
      <translation>在 Cloud Manager 中打开(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Other API address…</source>
      <translation>其他 API 地址(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Paste</source>
      <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Plan</source>
      <translation>套餐(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Proxy</source>
      <translation>代理(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>退出(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Recent files</source>
      <translation>最近使用的文件(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Region</source>
      <translation>区域(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>删除(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Remove from history</source>
      <translation>从历史记录中移除(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Remove…</source>
      <translation>删除(&amp;R)…</translation>
    </message>
    <message>
      <source>&amp;Retries</source>
      <translation>重试次数(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>保存(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Settings…</source>
      <translation>设置(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Show file</source>
      <translation>显示文件(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Size of its disk (MB)</source>
      <translation>磁盘大小 (MB)(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Start upload</source>
      <translation>开始上传(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Tags</source>
      <translation>标签(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Test connection</source>
      <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>主题(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Token</source>
      <translation>令牌(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Try again</source>
      <translation>重试(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Try again now</source>
      <translation>立即重试(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Try it with a practice Linode</source>
      <translation>用练习 Linode 试用(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Unlock</source>
      <translation>解锁(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Upload</source>
      <translation>上传(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Upload again</source>
      <translation>重新上传(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Use this one</source>
      <translation>使用此账户(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;User</source>
      <translation>用户(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;User guide</source>
      <translation>使用指南(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>查看(&amp;V)</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>/etc/fstab names a device that is not in this image: the system will not start fully</source>
      <translation>/etc/fstab 中有此镜像不包含的设备：系统将无法完全启动</translation>
    </message>
    <message>
      <source>/etc/fstab names {device} for {place}, which is not in this image: the system will not start fully. Correct that line, or add the option nofail to it</source>
      <translation>/etc/fstab 为 {place} 指定了 {device}，而它不在此镜像中：系统将无法完全启动。请更正该行，或为其添加 nofail 选项</translation>
    </message>
    <message>
      <source>1 uploading</source>
      <translation>1 个正在上传</translation>
    </message>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>A Linode finds nothing to start</source>
      <translation>Linode 实例找不到可启动的内容</translation>
    </message>
    <message>
      <source>A Linode has a BIOS and will find nothing to start</source>
      <translation>Linode 实例使用 BIOS，找不到可启动的内容</translation>
    </message>
    <message>
      <source>A Linode has a disk of its own for that</source>
      <translation>Linode 实例为此有单独的磁盘</translation>
    </message>
    <message>
      <source>A Linode needs one for x86-64</source>
      <translation>Linode 实例需要 x86-64 系统</translation>
    </message>
    <message>
      <source>A Linode stops before it starts anything</source>
      <translation>Linode 实例会在启动任何内容之前停止</translation>
    </message>
    <message>
      <source>A Linode's disk is /dev/sda: the kernel will not find its root</source>
      <translation>Linode 实例的磁盘是 /dev/sda：内核将找不到根文件系统</translation>
    </message>
    <message>
      <source>A partition ends beyond the end of the disk: the file is truncated</source>
      <translation>有分区超出磁盘末尾：文件被截断</translation>
    </message>
    <message>
      <source>A personal access token with Images: Read/Write and Events: Read Only is enough. It is kept in the password store of the system, and in no file. This program sends no usage data.</source>
      <translation>具有 Images（读/写）和 Events（只读）权限范围的个人访问令牌即可。令牌保存在系统的密码存储中，不会写入任何文件。本程序不发送任何使用数据。</translation>
    </message>
    <message>
      <source>A practice image cannot be deployed: it is not on Linode</source>
      <translation>练习镜像无法部署：它不在 Linode 上</translation>
    </message>
    <message>
      <source>A practice image is not in Cloud Manager.</source>
      <translation>练习镜像不在 Cloud Manager 中。</translation>
    </message>
    <message>
      <source>A rule names the network card of another machine</source>
      <translation>有一条规则指定了另一台机器的网卡</translation>
    </message>
    <message>
      <source>A server starts from one ext4 file system without partitions, or from a disk with partitions and a boot loader. The check of a file says what it has found.</source>
      <translation>服务器可从不分区的单个 ext4 文件系统启动，也可从带分区和引导程序的磁盘启动。检查文件时会说明找到的内容。</translation>
    </message>
    <message>
      <source>A sign-in page of this network answers instead of {host}</source>
      <translation>响应的是此网络的登录页面，而不是 {host}</translation>
    </message>
    <message>
      <source>A tick alone sends nothing. Your agreement goes to Linode when the upload starts. It holds for the whole account, is asked for once, and cannot be taken back here.</source>
      <translation>仅勾选不会发送任何内容。上传开始时，您的同意才会发送给 Linode。它对整个账户有效，只需一次，且无法在此撤回。</translation>
    </message>
    <message>
      <source>A&amp;dd account…</source>
      <translation>添加账户(&amp;D)…</translation>
    </message>
    <message>
      <source>A&amp;ddress</source>
      <translation>地址(&amp;D)</translation>
    </message>
    <message>
      <source>API a&amp;ddress</source>
      <translation>API 地址(&amp;D)</translation>
    </message>
    <message>
      <source>API ve&amp;rsion</source>
      <translation>API 版本(&amp;R)</translation>
    </message>
    <message>
      <source>About ${price} a month for each region that stores the image, by Linode's list price</source>
      <translation>按 Linode 的标价，每个存储该镜像的区域每月约 {price} 美元</translation>
    </message>
    <message>
      <source>About Image Uploader</source>
      <translation>关于 Image Uploader</translation>
    </message>
    <message>
      <source>About {duration} left</source>
      <translation>剩余约 {duration}</translation>
    </message>
    <message>
      <source>Access to the password store was refused</source>
      <translation>对密码存储的访问被拒绝</translation>
    </message>
    <message>
      <source>Access was denied in the browser</source>
      <translation>浏览器中拒绝了访问</translation>
    </message>
    <message>
      <source>Account</source>
      <translation>账户</translation>
    </message>
    <message>
      <source>Account: read only</source>
      <translation>Account：只读</translation>
    </message>
    <message>
      <source>Account: read/write</source>
      <translation>Account：读写</translation>
    </message>
    <message>
      <source>Account: {name}</source>
      <translation>账户：{name}</translation>
    </message>
    <message>
      <source>Accounts</source>
      <translation>账户</translation>
    </message>
    <message>
      <source>Active</source>
      <translation>进行中</translation>
    </message>
    <message>
      <source>Add Akamai to datasource_list</source>
      <translation>请将 Akamai 加入 datasource_list</translation>
    </message>
    <message>
      <source>Add a link: ln -s grub2 /boot/grub</source>
      <translation>请添加链接：ln -s grub2 /boot/grub</translation>
    </message>
    <message>
      <source>Add a tag…</source>
      <translation>添加标签…</translation>
    </message>
    <message>
      <source>Add console=ttyS0,19200n8 to the options of the kernel</source>
      <translation>请将 console=ttyS0,19200n8 加入内核选项</translation>
    </message>
    <message>
      <source>Add net.ifnames=0 to the options of the kernel, and set up eth0</source>
      <translation>请将 net.ifnames=0 加入内核选项，并配置 eth0</translation>
    </message>
    <message>
      <source>Add them to the initramfs, and make it again</source>
      <translation>请将它们加入 initramfs 并重新生成</translation>
    </message>
    <message>
      <source>Added to the queue</source>
      <translation>已加入队列</translation>
    </message>
    <message>
      <source>Africa</source>
      <translation>非洲</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>All accounts</source>
      <translation>所有账户</translation>
    </message>
    <message>
      <source>All are ready to send</source>
      <translation>全部可以发送</translation>
    </message>
    <message>
      <source>All data sent</source>
      <translation>所有数据已发送</translation>
    </message>
    <message>
      <source>All data sent – waiting for confirmation</source>
      <translation>所有数据已发送 – 正在等待确认</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>All tags</source>
      <translation>所有标签</translation>
    </message>
    <message>
      <source>All that the plan has</source>
      <translation>套餐的全部空间</translation>
    </message>
    <message>
      <source>Allow it in System Settings &gt; Privacy &amp; Security &gt; Files and Folders, or use Choose file.</source>
      <translation>请在“系统设置 &gt; 隐私与安全性 &gt; 文件与文件夹”中允许访问，或使用“选择文件”。</translation>
    </message>
    <message>
      <source>Always these:</source>
      <translation>始终使用以下内容：</translation>
    </message>
    <message>
      <source>An SSH server, and an account that may use it</source>
      <translation>有 SSH 服务器，也有可以使用它的账户</translation>
    </message>
    <message>
      <source>An SSH server, and cloud-init to bring the keys</source>
      <translation>有 SSH 服务器，密钥由 cloud-init 提供</translation>
    </message>
    <message>
      <source>An account cannot be called “{name}”</source>
      <translation>账户不能命名为“{name}”</translation>
    </message>
    <message>
      <source>An account needs a name</source>
      <translation>账户需要名称</translation>
    </message>
    <message>
      <source>An operating system was found: {path}</source>
      <translation>找到操作系统：{path}</translation>
    </message>
    <message>
      <source>An unfinished image may be yours: {image}. Linode removes it after 24 hours.</source>
      <translation>有一个未完成的镜像可能属于您：{image}。Linode 会在 24 小时后将其移除。</translation>
    </message>
    <message>
      <source>An unfinished image may still be on Linode.</source>
      <translation>Linode 上可能仍有一个未完成的镜像。</translation>
    </message>
    <message>
      <source>An upload shows its speed and time left here.</source>
      <translation>上传的速度和剩余时间会显示在这里。</translation>
    </message>
    <message>
      <source>Answer the prompt of the password store. It may be behind this window.</source>
      <translation>请回应密码存储的提示。它可能被此窗口挡住。</translation>
    </message>
    <message>
      <source>As fast as it goes</source>
      <translation>不限速</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Asia</source>
      <translation>亚洲</translation>
    </message>
    <message>
      <source>Ask what to do</source>
      <translation>询问如何处理</translation>
    </message>
    <message>
      <source>Asked Linode for an upload address</source>
      <translation>已向 Linode 请求上传地址</translation>
    </message>
    <message>
      <source>Asking Linode for an upload address</source>
      <translation>正在向 Linode 请求上传地址</translation>
    </message>
    <message>
      <source>Asking Linode for the images of the account…</source>
      <translation>正在向 Linode 查询该账户的镜像…</translation>
    </message>
    <message>
      <source>Asking Linode what it is…</source>
      <translation>正在向 Linode 查询它是什么…</translation>
    </message>
    <message>
      <source>Asking Linode…</source>
      <translation>正在询问 Linode…</translation>
    </message>
    <message>
      <source>At least one region where the image is available must stay ticked.</source>
      <translation>至少要保留勾选一个镜像可用的区域。</translation>
    </message>
    <message>
      <source>Attempt {number} began</source>
      <translation>第 {number} 次尝试开始</translation>
    </message>
    <message>
      <source>Attempt {number} broke at {percent}: {reason}</source>
      <translation>第 {number} 次尝试在 {percent} 处中断：{reason}</translation>
    </message>
    <message>
      <source>Attempt {number} broke: {reason}</source>
      <translation>第 {number} 次尝试中断：{reason}</translation>
    </message>
    <message>
      <source>Attempt {number}, started {time}</source>
      <translation>第 {number} 次尝试，开始于 {time}</translation>
    </message>
    <message>
      <source>Attempts</source>
      <translation>尝试次数</translation>
    </message>
    <message>
      <source>Available</source>
      <translation>可用</translation>
    </message>
    <message>
      <source>Available, being copied</source>
      <translation>可用，正在复制</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>平均速度</translation>
    </message>
    <message>
      <source>Avg. speed</source>
      <translation>平均速度</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>Before the first image is stored in Europe, Linode asks that your account agrees to its Privacy Policy and to the EU Standard Contractual Clauses. They govern how data may be moved between the European Economic Area and other countries.</source>
      <translation>在欧洲存储第一个镜像之前，Linode 要求您的账户同意其隐私政策和欧盟标准合同条款。这些条款规定了数据如何在欧洲经济区与其他国家之间传输。</translation>
    </message>
    <message>
      <source>Being made</source>
      <translation>正在创建</translation>
    </message>
    <message>
      <source>Best</source>
      <translation>最高速度</translation>
    </message>
    <message>
      <source>Boot code was found; whether it starts an operating system is unknown</source>
      <translation>找到引导代码；是否能启动操作系统未知</translation>
    </message>
    <message>
      <source>Boot loader, kernel and system belong together</source>
      <translation>引导加载程序、内核与系统相互匹配</translation>
    </message>
    <message>
      <source>By the speed of your line</source>
      <translation>根据您的网速</translation>
    </message>
    <message>
      <source>C&amp;hoose…</source>
      <translation>选择(&amp;H)…</translation>
    </message>
    <message>
      <source>C&amp;lear form</source>
      <translation>清空表单(&amp;L)</translation>
    </message>
    <message>
      <source>CA &amp;file</source>
      <translation>CA 文件(&amp;F)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Cancel this upload?
{sent} already sent will be lost and the unfinished image is removed.</source>
      <translation>要取消此上传吗？
已发送的 {sent} 将会丢失，未完成的镜像也会被移除。</translation>
    </message>
    <message>
      <source>Cancel upload</source>
      <translation>取消上传</translation>
    </message>
    <message>
      <source>Cancel uploads and quit</source>
      <translation>取消上传并退出</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>已取消</translation>
    </message>
    <message>
      <source>Cancelled here. The empty image is still on Linode.</source>
      <translation>已在此处取消。空镜像仍在 Linode 上。</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>取消中</translation>
    </message>
    <message>
      <source>Cancelling – removing the unfinished image</source>
      <translation>正在取消 – 正在移除未完成的镜像</translation>
    </message>
    <message>
      <source>Cannot be uploaded: {reason}</source>
      <translation>无法上传：{reason}</translation>
    </message>
    <message>
      <source>Cannot reach {host}: {reason}</source>
      <translation>无法连接 {host}：{reason}</translation>
    </message>
    <message>
      <source>Cannot tell whether it starts</source>
      <translation>无法判断能否启动</translation>
    </message>
    <message>
      <source>Cannot tell whether it starts: {reason}</source>
      <translation>无法判断能否启动：{reason}</translation>
    </message>
    <message>
      <source>Capabilities</source>
      <translation>功能</translation>
    </message>
    <message>
      <source>Change account</source>
      <translation>更改账户</translation>
    </message>
    <message>
      <source>Change region…</source>
      <translation>更改区域…</translation>
    </message>
    <message>
      <source>Check the API address, such as https://api.linode.com ({reason}).</source>
      <translation>请检查 API 地址，例如 https://api.linode.com（{reason}）。</translation>
    </message>
    <message>
      <source>Check the disk and the permissions of {path}, then try again.</source>
      <translation>请检查磁盘和 {path} 的权限，然后重试。</translation>
    </message>
    <message>
      <source>Check the network connection, its DNS server and the API address, then try again.</source>
      <translation>请检查网络连接、其 DNS 服务器和 API 地址，然后重试。</translation>
    </message>
    <message>
      <source>Check the network connection, the proxy and the API address, then try again.</source>
      <translation>请检查网络连接、代理和 API 地址，然后重试。</translation>
    </message>
    <message>
      <source>Check the network connection, then try again.</source>
      <translation>请检查网络连接，然后重试。</translation>
    </message>
    <message>
      <source>Check this before you rely on it</source>
      <translation>使用前请自行确认</translation>
    </message>
    <message>
      <source>Check: OK</source>
      <translation>检查：正常</translation>
    </message>
    <message>
      <source>Check: OK, will be compressed before the upload</source>
      <translation>检查：正常，上传前会进行压缩</translation>
    </message>
    <message>
      <source>Check: OK, will be converted before the upload</source>
      <translation>检查：正常，上传前会进行转换</translation>
    </message>
    <message>
      <source>Check: OK, will be recompressed before the upload</source>
      <translation>检查：正常，上传前会重新压缩</translation>
    </message>
    <message>
      <source>Check: OK, with warnings</source>
      <translation>检查：正常，但有警告</translation>
    </message>
    <message>
      <source>Check: cannot be uploaded</source>
      <translation>检查：无法上传</translation>
    </message>
    <message>
      <source>Check: its content is not known</source>
      <translation>检查：内容未知</translation>
    </message>
    <message>
      <source>Checking the token…</source>
      <translation>正在检查令牌…</translation>
    </message>
    <message numerus="yes">
      <source>Checking {count} files</source>
      <extracomment>For exactly one: Checking 1 file</extracomment>
      <translation>
        <numerusform>正在检查 {count} 个文件</numerusform>
      </translation>
    </message>
    <message>
      <source>Checking {file} – {percent}</source>
      <translation>正在检查 {file} – {percent}</translation>
    </message>
    <message>
      <source>Choose a disk image: raw (.img), compressed (.img.gz, .img.xz, .zip) or a virtual disk such as .qcow2.</source>
      <translation>请选择磁盘镜像：原始镜像 (.img)、压缩镜像 (.img.gz、.img.xz、.zip) 或虚拟磁盘（例如 .qcow2）。</translation>
    </message>
    <message>
      <source>Choose a region</source>
      <translation>选择区域</translation>
    </message>
    <message>
      <source>Choose an image file first</source>
      <translation>请先选择镜像文件</translation>
    </message>
    <message>
      <source>Choose another file</source>
      <translation>请选择其他文件</translation>
    </message>
    <message>
      <source>Choose another file: this one cannot be uploaded</source>
      <translation>请选择其他文件：此文件无法上传</translation>
    </message>
    <message>
      <source>Choose another file…</source>
      <translation>选择其他文件…</translation>
    </message>
    <message>
      <source>Choose another name, or add --force to replace {path}.</source>
      <translation>请选择其他名称，或添加 --force 以替换 {path}。</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>请选择其他名称。</translation>
    </message>
    <message>
      <source>Choose another…</source>
      <translation>选择其他…</translation>
    </message>
    <message>
      <source>Choose file…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <source>Choose image file</source>
      <translation>选择镜像文件</translation>
    </message>
    <message>
      <source>Choose others…</source>
      <translation>选择其他…</translation>
    </message>
    <message>
      <source>Choose “GRUB 2” as the kernel</source>
      <translation>请选择“GRUB 2”作为内核</translation>
    </message>
    <message>
      <source>Choose “GRUB 2” as the kernel of a Linode made from it</source>
      <translation>请选择“GRUB 2”作为用它创建的 Linode 实例的内核</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清空</translation>
    </message>
    <message>
      <source>Clear form</source>
      <translation>清空表单</translation>
    </message>
    <message>
      <source>Clear search</source>
      <translation>清除搜索</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Close a dialog or the drop overlay; it never cancels an upload</source>
      <translation>关闭对话框或拖放提示；绝不会取消上传</translation>
    </message>
    <message>
      <source>Close the details</source>
      <translation>关闭详情</translation>
    </message>
    <message>
      <source>Close the practice and start the program itself</source>
      <translation>关闭练习，启动程序本身</translation>
    </message>
    <message>
      <source>Close the program that uses {path}, then choose the file again.</source>
      <translation>请关闭正在使用 {path} 的程序，然后重新选择该文件。</translation>
    </message>
    <message>
      <source>Close this message</source>
      <translation>关闭此消息</translation>
    </message>
    <message>
      <source>Closing the &amp;window then</source>
      <translation>此时关闭窗口(&amp;W)</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>Compressing and converting need room there for the whole result.</source>
      <translation>压缩和转换需要在该处有足够空间存放全部结果。</translation>
    </message>
    <message>
      <source>Compressing {file} – {percent}</source>
      <translation>正在压缩 {file} – {percent}</translation>
    </message>
    <message>
      <source>Confirmed; Linode processes the image</source>
      <translation>已确认；Linode 正在处理镜像</translation>
    </message>
    <message>
      <source>Confirming</source>
      <translation>确认中</translation>
    </message>
    <message>
      <source>Connecting to Linode…</source>
      <translation>正在连接 Linode…</translation>
    </message>
    <message>
      <source>Connection and computer alike</source>
      <translation>连接和本机相当</translation>
    </message>
    <message>
      <source>Connection lost</source>
      <translation>连接已断开</translation>
    </message>
    <message>
      <source>Connection lost; waiting for the next attempt</source>
      <translation>连接已断开；正在等待下一次尝试</translation>
    </message>
    <message>
      <source>Console</source>
      <translation>控制台</translation>
    </message>
    <message>
      <source>Converting from {format} – {percent}</source>
      <translation>正在从 {format} 转换 – {percent}</translation>
    </message>
    <message>
      <source>Cop&amp;y to regions…</source>
      <translation>复制到区域(&amp;Y)…</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
    <message>
      <source>Copied {text}</source>
      <translation>已复制 {text}</translation>
    </message>
    <message>
      <source>Copied {text}…</source>
      <translation>已复制 {text}…</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Copy &amp;all</source>
      <translation>全部复制(&amp;A)</translation>
    </message>
    <message>
      <source>Copy &amp;diagnostics</source>
      <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
      <source>Copy ID</source>
      <translation>复制 ID</translation>
    </message>
    <message>
      <source>Copy as co&amp;mmand…</source>
      <translation>复制为命令(&amp;M)…</translation>
    </message>
    <message>
      <source>Copy as command</source>
      <translation>复制为命令</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>复制详情</translation>
    </message>
    <message>
      <source>Copy image ID</source>
      <translation>复制镜像 ID</translation>
    </message>
    <message>
      <source>Copy its ID</source>
      <translation>复制其 ID</translation>
    </message>
    <message>
      <source>Copy recei&amp;pt</source>
      <translation>复制回执(&amp;P)</translation>
    </message>
    <message>
      <source>Copy report</source>
      <translation>复制报告</translation>
    </message>
    <message>
      <source>Copy the details and look at the log for more.</source>
      <translation>请复制详情，并查看日志了解更多信息。</translation>
    </message>
    <message>
      <source>Copy the whole token from Cloud Manager, and nothing else.</source>
      <translation>请从 Cloud Manager 复制完整的令牌，不要包含其他内容。</translation>
    </message>
    <message>
      <source>Copy to regions</source>
      <translation>复制到区域</translation>
    </message>
    <message>
      <source>Copy to regions…</source>
      <translation>复制到区域…</translation>
    </message>
    <message>
      <source>Copy {name}</source>
      <translation>复制{name}</translation>
    </message>
    <message>
      <source>Correct it and try again.</source>
      <translation>请更正后重试。</translation>
    </message>
    <message>
      <source>Correct that line, or add the option nofail to it</source>
      <translation>请更正该行，或为其添加 nofail 选项</translation>
    </message>
    <message>
      <source>Correct {name} and start again.</source>
      <translation>请更正 {name} 后重新启动。</translation>
    </message>
    <message>
      <source>Create a token</source>
      <translation>创建令牌</translation>
    </message>
    <message>
      <source>Create a token with the scopes Images read/write and Events read-only in Cloud Manager, and sign in with it.</source>
      <translation>请在 Cloud Manager 中创建具有 Images（读/写）和 Events（只读）权限范围的令牌，并用它登录。</translation>
    </message>
    <message>
      <source>Create a token…</source>
      <translation>创建令牌…</translation>
    </message>
    <message>
      <source>Created</source>
      <translation>创建时间</translation>
    </message>
    <message>
      <source>Created by</source>
      <translation>创建者</translation>
    </message>
    <message>
      <source>Cu&amp;t</source>
      <translation>剪切(&amp;T)</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>De&amp;lete image on Linode…</source>
      <translation>删除 Linode 上的镜像(&amp;L)…</translation>
    </message>
    <message>
      <source>Delete image</source>
      <translation>删除镜像</translation>
    </message>
    <message>
      <source>Delete image on Linode</source>
      <translation>删除 Linode 上的镜像</translation>
    </message>
    <message>
      <source>Deleted data left out</source>
      <translation>未上传的已删除数据</translation>
    </message>
    <message>
      <source>Deleted “{label}” on Linode.</source>
      <translation>已在 Linode 上删除“{label}”。</translation>
    </message>
    <message>
      <source>Delete…</source>
      <translation>删除…</translation>
    </message>
    <message>
      <source>Deploy a server…</source>
      <translation>部署服务器…</translation>
    </message>
    <message>
      <source>Deploy…</source>
      <translation>部署…</translation>
    </message>
    <message>
      <source>Deprecated</source>
      <translation>已弃用</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>描述</translation>
    </message>
    <message>
      <source>Detail pane</source>
      <translation>详情窗格</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>详情…</translation>
    </message>
    <message>
      <source>Direct Disk</source>
      <translation>Direct Disk</translation>
    </message>
    <message>
      <source>Direct Disk finds nothing to start</source>
      <translation>Direct Disk 找不到可启动的内容</translation>
    </message>
    <message>
      <source>Disk</source>
      <translation>磁盘</translation>
    </message>
    <message>
      <source>Disk image</source>
      <translation>磁盘镜像</translation>
    </message>
    <message>
      <source>Disk images ({endings})</source>
      <translation>磁盘镜像 ({endings})</translation>
    </message>
    <message>
      <source>Drivers are missing: {drivers}</source>
      <translation>缺少驱动程序：{drivers}</translation>
    </message>
    <message>
      <source>Drop a disk image anywhere on the window, paste it, or choose it. It is checked while you fill in the form. Press Upload: it is compressed if need be, sent, and followed until Linode has made an Image of it.</source>
      <translation>将磁盘镜像拖放到窗口的任意位置，或者粘贴、选择它。您填写表单时，程序会对它进行检查。按下“上传”后，它会在需要时先压缩，然后发送，并持续跟踪，直到 Linode 将其制作成镜像。</translation>
    </message>
    <message>
      <source>Drop disk images here</source>
      <translation>将磁盘镜像拖放到此处</translation>
    </message>
    <message>
      <source>Drop to add {count} images</source>
      <translation>松开即可添加 {count} 个镜像</translation>
    </message>
    <message>
      <source>Drop to add “{name}”</source>
      <translation>松开即可添加“{name}”</translation>
    </message>
    <message>
      <source>Dropping from Explorer does not work as administrator – use Choose file</source>
      <translation>以管理员身份运行时无法从资源管理器拖放 – 请使用“选择文件”</translation>
    </message>
    <message>
      <source>E&amp;xport…</source>
      <translation>导出(&amp;X)…</translation>
    </message>
    <message>
      <source>Each image has its own, in the list</source>
      <translation>每个镜像在列表中各有名称</translation>
    </message>
    <message>
      <source>Edit and upload again…</source>
      <translation>编辑后重新上传…</translation>
    </message>
    <message>
      <source>Edit i&amp;mage on Linode…</source>
      <translation>编辑 Linode 上的镜像(&amp;M)…</translation>
    </message>
    <message>
      <source>Edit image</source>
      <translation>编辑镜像</translation>
    </message>
    <message>
      <source>Edit list…</source>
      <translation>编辑列表…</translation>
    </message>
    <message>
      <source>Edit…</source>
      <translation>编辑…</translation>
    </message>
    <message>
      <source>Empty /etc/machine-id and remove the host keys</source>
      <translation>请清空 /etc/machine-id 并删除主机密钥</translation>
    </message>
    <message>
      <source>End of life</source>
      <translation>支持终止</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>结束时间</translation>
    </message>
    <message>
      <source>Enter a label</source>
      <translation>请输入名称</translation>
    </message>
    <message>
      <source>Enter it in the settings, Network. For one run, user and password may stand in the variable HTTPS_PROXY.</source>
      <translation>请在设置的“网络”中输入。若只用于一次运行，可将用户名和密码写在变量 HTTPS_PROXY 中。</translation>
    </message>
    <message>
      <source>Estimated price: ${price} a month</source>
      <translation>预计价格：每月 {price} 美元</translation>
    </message>
    <message>
      <source>Estimating</source>
      <translation>正在估算</translation>
    </message>
    <message>
      <source>Europe</source>
      <translation>欧洲</translation>
    </message>
    <message>
      <source>Events: read only</source>
      <translation>Events：只读</translation>
    </message>
    <message>
      <source>Every Linode made from it would have the same identity</source>
      <translation>由它创建的每个 Linode 实例都会有相同的身份标识</translation>
    </message>
    <message>
      <source>Everything, as JSON (*.json)</source>
      <translation>全部内容，JSON 格式 (*.json)</translation>
    </message>
    <message>
      <source>Expiry</source>
      <translation>到期时间</translation>
    </message>
    <message>
      <source>Export the history</source>
      <translation>导出历史记录</translation>
    </message>
    <message numerus="yes">
      <source>Exported {count} uploads to {file}.</source>
      <extracomment>For exactly one: Exported 1 upload to {file}.</extracomment>
      <translation>
        <numerusform>已将 {count} 个上传任务导出到 {file}。</numerusform>
      </translation>
    </message>
    <message>
      <source>F&amp;ind in history</source>
      <translation>在历史记录中查找(&amp;I)</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>失败</translation>
    </message>
    <message>
      <source>Failed: {reason}</source>
      <translation>失败：{reason}</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>File size</source>
      <translation>文件大小</translation>
    </message>
    <message>
      <source>Finish the current upload and start no other</source>
      <translation>完成当前上传，不再开始其他上传</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Folder for temporary files</source>
      <translation>临时文件的文件夹</translation>
    </message>
    <message>
      <source>Folders cannot be uploaded – drop the image file inside</source>
      <translation>无法上传文件夹 – 请拖放其中的镜像文件</translation>
    </message>
    <message>
      <source>Folders cannot be uploaded. Choose the image file inside.</source>
      <translation>无法上传文件夹。请选择其中的镜像文件。</translation>
    </message>
    <message>
      <source>For &amp;the tool</source>
      <translation>用于工具(&amp;T)</translation>
    </message>
    <message>
      <source>Form cleared</source>
      <translation>表单已清空</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>Free up space in {folder}, then try again.</source>
      <translation>请释放 {folder} 中的空间，然后重试。</translation>
    </message>
    <message>
      <source>From {file}. The token stays there in plain text too; that file is not changed.</source>
      <translation>来自 {file}。令牌仍以明文保留在那里；该文件不会被更改。</translation>
    </message>
    <message>
      <source>GRUB 2</source>
      <translation>GRUB 2</translation>
    </message>
    <message>
      <source>GRUB is set up here, and Linode's looks for /boot/grub/grub.cfg</source>
      <translation>GRUB 配置在此处，而 Linode 的 GRUB 查找 /boot/grub/grub.cfg</translation>
    </message>
    <message>
      <source>GRUB's first sector is there, and what it loads next is missing</source>
      <translation>有 GRUB 的第一个扇区，但缺少它接下来要加载的内容</translation>
    </message>
    <message>
      <source>GRUB's first sector is there, but what it loads next is missing: run grub-install again</source>
      <translation>GRUB 的第一个扇区存在，但缺少它接下来要加载的内容：请重新运行 grub-install</translation>
    </message>
    <message>
      <source>General</source>
      <translation>常规</translation>
    </message>
    <message>
      <source>Get files ready &amp;while the form is filled in</source>
      <translation>填写表单时就开始准备文件(&amp;W)</translation>
    </message>
    <message>
      <source>Getting ready – {percent}</source>
      <translation>正在准备 – {percent}</translation>
    </message>
    <message>
      <source>Give yourself the right to read {path}, or choose another file.</source>
      <translation>请为自己授予 {path} 的读取权限，或选择其他文件。</translation>
    </message>
    <message>
      <source>Gone</source>
      <translation>已消失</translation>
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
      <translation>帮助(&amp;P)</translation>
    </message>
    <message>
      <source>History</source>
      <translation>历史记录</translation>
    </message>
    <message>
      <source>Hold queue</source>
      <translation>暂停队列</translation>
    </message>
    <message>
      <source>How the network is set up could not be read</source>
      <translation>无法读取网络配置</translation>
    </message>
    <message>
      <source>How to &amp;install one</source>
      <translation>如何安装(&amp;I)</translation>
    </message>
    <message>
      <source>How to s&amp;tart it…</source>
      <translation>如何启动(&amp;T)…</translation>
    </message>
    <message>
      <source>How to start it</source>
      <translation>如何启动</translation>
    </message>
    <message>
      <source>I &amp;agree to Linode's EU terms</source>
      <translation>同意 Linode 的欧盟条款(&amp;A)</translation>
    </message>
    <message>
      <source>ID</source>
      <translation>ID</translation>
    </message>
    <message>
      <source>ID not known</source>
      <translation>ID 未知</translation>
    </message>
    <message>
      <source>If it does not start, make the file system anew without them, or use ext4</source>
      <translation>如果无法启动，请不带这些特性重新创建文件系统，或改用 ext4</translation>
    </message>
    <message>
      <source>If it does not start, remove them with tune2fs -O ^FEATURE</source>
      <translation>如果无法启动，请用 tune2fs -O ^FEATURE 移除它们</translation>
    </message>
    <message>
      <source>If it is one of several files, choose the one that describes the disk. Otherwise save the disk in another format with the program that made it, and choose the result.</source>
      <translation>如果它是多个文件之一，请选择描述磁盘的那个文件。否则，请用制作它的程序将磁盘另存为其他格式，然后选择所得文件。</translation>
    </message>
    <message numerus="yes">
      <source>If they are cancelled, what was sent is lost and the unfinished image is removed.</source>
      <extracomment>For exactly one: If it is cancelled, what was sent is lost and the unfinished image is removed.</extracomment>
      <translation>
        <numerusform>如果取消，已发送的数据将会丢失，未完成的镜像也会被移除。</numerusform>
      </translation>
    </message>
    <message>
      <source>Ignored: {names}</source>
      <translation>已忽略：{names}</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>镜像</translation>
    </message>
    <message>
      <source>Image ID</source>
      <translation>镜像 ID</translation>
    </message>
    <message>
      <source>Image Uploader</source>
      <translation>Image Uploader</translation>
    </message>
    <message>
      <source>Image Uploader (Practice)</source>
      <translation>Image Uploader（练习）</translation>
    </message>
    <message>
      <source>Image Uploader cannot start</source>
      <translation>Image Uploader 无法启动</translation>
    </message>
    <message>
      <source>Image Uploader compresses raw files, and converts virtual disks and other archives.</source>
      <translation>Image Uploader 会压缩原始文件，并转换虚拟磁盘和其他压缩文件。</translation>
    </message>
    <message>
      <source>Image Uploader ended unexpectedly</source>
      <translation>Image Uploader 意外退出</translation>
    </message>
    <message>
      <source>Image Uploader is free software under the MIT License. It uses Qt {qt} and PySide6 {pyside} under the LGPL-3.0, as libraries that you may replace. Their sources are at {sources}.</source>
      <translation>Image Uploader 是采用 MIT 许可证的自由软件。它以您可以自行替换的库的形式使用采用 LGPL-3.0 的 Qt {qt} 和 PySide6 {pyside}。其源代码位于 {sources}。</translation>
    </message>
    <message>
      <source>Image Uploader needs a personal access token of your account.</source>
      <translation>Image Uploader 需要您账户的个人访问令牌。</translation>
    </message>
    <message>
      <source>Image Uploader {version} puts a disk image on Linode.
It sends no usage data, and does not look for new versions: they are at {address}</source>
      <translation>Image Uploader {version} 将磁盘镜像上传到 Linode。
本程序不发送任何使用数据，也不检查新版本；新版本位于 {address}</translation>
    </message>
    <message>
      <source>Image on Linode</source>
      <translation>Linode 上的镜像</translation>
    </message>
    <message>
      <source>Image requirements</source>
      <translation>镜像要求</translation>
    </message>
    <message>
      <source>Image status</source>
      <translation>镜像状态</translation>
    </message>
    <message>
      <source>Images on Linode</source>
      <translation>Linode 上的镜像</translation>
    </message>
    <message>
      <source>Images to upload</source>
      <translation>要上传的镜像</translation>
    </message>
    <message>
      <source>Images you upload are listed here with their ID, ready to copy.</source>
      <translation>您上传的镜像会连同其 ID 列在这里，方便复制。</translation>
    </message>
    <message>
      <source>Images: read only</source>
      <translation>Images：只读</translation>
    </message>
    <message>
      <source>Images: read/write</source>
      <translation>Images：读写</translation>
    </message>
    <message>
      <source>In Cloud Manager, open Configurations &gt; Edit of the new server and choose this kernel. The helpers can stay on.</source>
      <translation>在 Cloud Manager 中打开新服务器的 Configurations &gt; Edit，选择此内核。辅助功能可以保持开启。</translation>
    </message>
    <message>
      <source>In Cloud Manager, open Configurations &gt; Edit of the new server, choose this kernel, and switch off all helpers under Filesystem/Boot Helpers: they cannot work on a disk with partitions.</source>
      <translation>在 Cloud Manager 中打开新服务器的 Configurations &gt; Edit，选择此内核，并在 Filesystem/Boot Helpers 下关闭所有辅助功能：它们无法在有分区的磁盘上工作。</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>输入/输出错误</translation>
    </message>
    <message>
      <source>Install GNOME Keyring or KWallet with the software manager of this system (on Debian and Ubuntu: sudo apt install gnome-keyring). Then log out of the desktop, log in again and start this program anew.</source>
      <translation>请用系统的软件管理器安装 GNOME Keyring 或 KWallet（Debian 和 Ubuntu：sudo apt install gnome-keyring）。然后注销桌面并重新登录，再启动本程序。</translation>
    </message>
    <message>
      <source>Install GRUB for BIOS: grub-install --target=i386-pc</source>
      <translation>请安装 BIOS 版 GRUB：grub-install --target=i386-pc</translation>
    </message>
    <message>
      <source>Install the kernel again</source>
      <translation>请重新安装内核</translation>
    </message>
    <message>
      <source>Interrupted</source>
      <translation>已中断</translation>
    </message>
    <message>
      <source>Interrupted when the program closed</source>
      <translation>程序关闭时中断</translation>
    </message>
    <message>
      <source>Interrupted when the program closed on {date}</source>
      <translation>程序于 {date} 关闭时中断</translation>
    </message>
    <message>
      <source>It contains a user name or a password, so nothing was sent. Check the API address and whether a proxy changes the answers.</source>
      <translation>它包含用户名或密码，因此未发送任何内容。请检查 API 地址，以及是否有代理更改了答复内容。</translation>
    </message>
    <message>
      <source>It contains only the differences from that disk. Merge the two in the program that made them, and choose the result.</source>
      <translation>它只包含与那个磁盘之间的差异。请在制作它们的程序中将两者合并，然后选择所得文件。</translation>
    </message>
    <message>
      <source>It could not be read whether it has virtio_scsi</source>
      <translation>无法读取其中是否有 virtio_scsi</translation>
    </message>
    <message>
      <source>It could not be stored because access to the password store was refused. Sign in with it once more.</source>
      <translation>令牌未能保存，因为对密码存储的访问被拒绝。请再次用它登录。</translation>
    </message>
    <message>
      <source>It could not be stored because the password store was locked. Unlock that, then sign in with the token once more.</source>
      <translation>令牌未能保存，因为密码存储已锁定。请将其解锁，然后再次用令牌登录。</translation>
    </message>
    <message>
      <source>It could not be stored because this system had no password store. Sign in with it once more.</source>
      <translation>令牌未能保存，因为此系统没有密码存储。请再次用它登录。</translation>
    </message>
    <message>
      <source>It could not be stored. Sign in with it once more.</source>
      <translation>令牌未能保存。请再次用它登录。</translation>
    </message>
    <message>
      <source>It has no bytes. Choose a file that contains a disk image.</source>
      <translation>该文件没有任何数据。请选择包含磁盘镜像的文件。</translation>
    </message>
    <message>
      <source>It has only {has}. Create a token with the scopes Images read/write and Events read-only in Cloud Manager, and sign in with it.</source>
      <translation>它只有 {has}。请在 Cloud Manager 中创建具有 Images（读/写）和 Events（只读）权限范围的令牌，并用它登录。</translation>
    </message>
    <message>
      <source>It is checked at once; nothing is sent before you press Upload</source>
      <translation>文件会立即检查；按下“上传”之前不会发送任何内容</translation>
    </message>
    <message>
      <source>It is intact, but empty ({kind}). Compress the disk image again, and choose the result.</source>
      <translation>它完好无损，但内容为空（{kind}）。请重新压缩磁盘镜像，然后选择所得文件。</translation>
    </message>
    <message>
      <source>It is not a web address, so nothing was sent. Check the API address and whether a proxy changes the answers.</source>
      <translation>它不是网址，因此未发送任何内容。请检查 API 地址，以及是否有代理更改了答复内容。</translation>
    </message>
    <message>
      <source>It is not known who made it</source>
      <translation>创建者未知</translation>
    </message>
    <message>
      <source>It is shown, but nothing can be added to {path}. Use the newer version to upload.</source>
      <translation>历史记录可以显示，但无法向 {path} 添加任何内容。请使用较新的版本上传。</translation>
    </message>
    <message>
      <source>It left no unfinished image on Linode.</source>
      <translation>它没有在 Linode 上留下未完成的镜像。</translation>
    </message>
    <message>
      <source>It may have 5 GB as it is sent, and for most accounts 6 GB unpacked.</source>
      <translation>发送时最大 5 GB；对大多数账户，解压后最大 6 GB。</translation>
    </message>
    <message>
      <source>It may have been deleted, or the API address or version is wrong.</source>
      <translation>它可能已被删除，或者 API 地址或版本有误。</translation>
    </message>
    <message>
      <source>It may have been moved, renamed or deleted: {path}. Choose the file again.</source>
      <translation>它可能已被移动、重命名或删除：{path}。请重新选择文件。</translation>
    </message>
    <message>
      <source>It may have expired or been revoked. Create a new token in Cloud Manager and sign in with it.</source>
      <translation>它可能已过期或被撤销。请在 Cloud Manager 中创建新的令牌并用它登录。</translation>
    </message>
    <message>
      <source>It may hold a disk that only the program which made it can take out. Do that, and choose the raw image that comes out of it.</source>
      <translation>其中可能包含只有制作它的程序才能取出的磁盘。请用该程序取出，然后选择得到的原始镜像。</translation>
    </message>
    <message>
      <source>It must contain one disk image and nothing else. Unpack it and choose the image: {command}</source>
      <translation>它必须只包含一个磁盘镜像。请将其解压，然后选择其中的镜像：{command}</translation>
    </message>
    <message>
      <source>It said {code}. Try again. If that does not help, check whether a proxy changes the request, or ask Linode Support.</source>
      <translation>它报告 {code}。请重试。如果无效，请检查是否有代理更改了请求，或咨询 Linode 支持。</translation>
    </message>
    <message>
      <source>It said: {reason}. Try again, or use a token for this session only.</source>
      <translation>它报告：{reason}。请重试，或仅在本次会话中使用令牌。</translation>
    </message>
    <message>
      <source>It stands before {host} and said: {reason}. Enter both in the settings, Network, or check them there.</source>
      <translation>发往 {host} 的请求要经过它，它报告：{reason}。请在设置的“网络”中填写或检查两者。</translation>
    </message>
    <message>
      <source>It was compressed with an unusually large window. Unpack it and choose the result: {command}</source>
      <translation>它是使用异常大的窗口压缩的。请将其解压，然后选择所得文件：{command}</translation>
    </message>
    <message>
      <source>It was not removed: look at it in Cloud Manager, and delete it there if it is empty.</source>
      <translation>它未被移除：请在 Cloud Manager 中查看，如果为空则在那里删除。</translation>
    </message>
    <message>
      <source>It was not stored because the only password store keeps tokens in plain text. Sign in with it once more.</source>
      <translation>令牌未保存，因为唯一的密码存储以明文保存令牌。请再次用它登录。</translation>
    </message>
    <message>
      <source>It was packed with a dictionary. Unpack it with that file in the place of DICTIONARY, and choose the result: {command}</source>
      <translation>它是使用字典压缩的。请将 DICTIONARY 替换为该字典文件进行解压，然后选择所得文件：{command}</translation>
    </message>
    <message>
      <source>It was probably removed because the data did not arrive within 24 hours. Upload it again.</source>
      <translation>它可能因数据未在 24 小时内到达而被移除。请重新上传。</translation>
    </message>
    <message>
      <source>It will be compressed before the upload</source>
      <translation>上传前会进行压缩</translation>
    </message>
    <message>
      <source>It will be converted before the upload</source>
      <translation>上传前会进行转换</translation>
    </message>
    <message>
      <source>It will be recompressed before the upload</source>
      <translation>上传前会重新压缩</translation>
    </message>
    <message>
      <source>It would send the disk unencrypted, so nothing was sent. Check the API address and whether a proxy changes the answers.</source>
      <translation>它会以未加密方式发送磁盘，因此未发送任何内容。请检查 API 地址，以及是否有代理更改了答复内容。</translation>
    </message>
    <message>
      <source>Its checksum is {stored}, ours is {sent}. The data was changed on its way, or the file while it was being read: try again.</source>
      <translation>其校验和为 {stored}，我们的校验和为 {sent}。数据在途中被更改，或文件在读取时被更改：请重试。</translation>
    </message>
    <message>
      <source>Its token is removed from the password store. Nothing changes on Linode.</source>
      <translation>其令牌会从密码存储中删除。Linode 上不会有任何变化。</translation>
    </message>
    <message>
      <source>Its {role} is not read: it could be any file on this computer, and only files in the same folder can be allowed. Ask whoever made {name} for a self-contained image.</source>
      <translation>不会读取它的关联文件（{role}）：它可能是本机上的任意文件，而只有同一文件夹中的文件才能获准读取。请向 {name} 的制作者索取独立完整的镜像。</translation>
    </message>
    <message>
      <source>Its {role} was chosen by whoever made the image, so it is not read unless you allow it. If you trust them, use imageuploader-cli with --allow-backing {other}, or choose a self-contained image.</source>
      <translation>它的关联文件（{role}）由镜像制作者指定，因此未经您允许不会读取。如果您信任制作者，请使用 imageuploader-cli 并加上 --allow-backing {other}，或者选择独立完整的镜像。</translation>
    </message>
    <message>
      <source>Its {role} was not found. Put it in the same folder as {name} and use imageuploader-cli with --allow-backing {other}, or choose a self-contained image.</source>
      <translation>找不到它的关联文件（{role}）。请将其放到 {name} 所在的文件夹，并使用 imageuploader-cli 加上 --allow-backing {other}，或者选择独立完整的镜像。</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Keep running</source>
      <translation>继续运行</translation>
    </message>
    <message>
      <source>Keep the token for this session only, or install a password store.</source>
      <translation>请仅在本次会话中保留令牌，或安装密码存储。</translation>
    </message>
    <message>
      <source>Keep uploading</source>
      <translation>继续上传</translation>
    </message>
    <message>
      <source>Kept for this session only</source>
      <translation>仅在本次会话中保留</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Label and region are missing</source>
      <translation>缺少名称和区域</translation>
    </message>
    <message>
      <source>Label of {file}</source>
      <translation>{file} 的名称</translation>
    </message>
    <message>
      <source>Last used</source>
      <translation>上次使用</translation>
    </message>
    <message>
      <source>Leave Network Helper on</source>
      <translation>请保持 Network Helper 开启</translation>
    </message>
    <message>
      <source>Leave Network Helper on: it sets up the network of this system</source>
      <translation>请保持 Network Helper 开启：它会配置此系统的网络</translation>
    </message>
    <message>
      <source>Leave out {file}</source>
      <translation>不上传 {file}</translation>
    </message>
    <message>
      <source>Leaves out {size} of deleted data</source>
      <translation>不上传 {size} 已删除的数据</translation>
    </message>
    <message>
      <source>Left on Linode</source>
      <translation>Linode 上的残留</translation>
    </message>
    <message>
      <source>Left out: {names}</source>
      <translation>未包含：{names}</translation>
    </message>
    <message>
      <source>Let it get its address by DHCP</source>
      <translation>请改为通过 DHCP 获取地址</translation>
    </message>
    <message>
      <source>Level {number}</source>
      <translation>级别 {number}</translation>
    </message>
    <message>
      <source>Level {number}: quickest</source>
      <translation>级别 {number}：最快</translation>
    </message>
    <message>
      <source>Level {number}: smallest</source>
      <translation>级别 {number}：最小</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>许可证</translation>
    </message>
    <message>
      <source>Licences…</source>
      <translation>许可证…</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Limited by</source>
      <translation>受限于</translation>
    </message>
    <message>
      <source>Limited by the network</source>
      <translation>受网络限制</translation>
    </message>
    <message>
      <source>Limited by this computer</source>
      <translation>受本机限制</translation>
    </message>
    <message>
      <source>Limited in the settings</source>
      <translation>受设置限制</translation>
    </message>
    <message>
      <source>Links are not supported – download the file first</source>
      <translation>不支持链接 – 请先下载文件</translation>
    </message>
    <message>
      <source>Linode accepts raw disk images only. First check with qemu-img info whether it names a backing file, which could be any file on this computer. If it does not, run this and choose the result: {command}</source>
      <translation>Linode 只接受原始磁盘镜像。请先用 qemu-img info 检查它是否指定了后备文件，后备文件可能是本机上的任意文件。如果没有，请运行以下命令，然后选择所得文件：{command}</translation>
    </message>
    <message>
      <source>Linode accepts raw disk images only. On a Mac, run this and choose the result: {command}</source>
      <translation>Linode 只接受原始磁盘镜像。请在 Mac 上运行以下命令，然后选择所得文件：{command}</translation>
    </message>
    <message>
      <source>Linode accepts raw disk images only. Run this and choose the result: {command}</source>
      <translation>Linode 只接受原始磁盘镜像。请运行以下命令，然后选择所得文件：{command}</translation>
    </message>
    <message>
      <source>Linode answered {status}: {reason}. It may still be processing the image: look in Cloud Manager, or check the history later.</source>
      <translation>Linode 答复 {status}：{reason}。它可能仍在处理该镜像：请在 Cloud Manager 中查看，或稍后查看历史记录。</translation>
    </message>
    <message>
      <source>Linode answers {status} ({reason}) when asked about the image – asking again</source>
      <translation>向 Linode 查询该镜像时得到答复 {status}（{reason}）– 正在再次查询</translation>
    </message>
    <message>
      <source>Linode asked us to slow down</source>
      <translation>Linode 要求我们放慢速度</translation>
    </message>
    <message>
      <source>Linode asks for this once, before the first image is stored in Europe. It is sent to Linode together with the upload.</source>
      <translation>在欧洲存储第一个镜像之前，Linode 会要求一次。它将与上传一起发送给 Linode。</translation>
    </message>
    <message>
      <source>Linode cannot be asked about the image now: {reason} – asking again</source>
      <translation>现在无法向 Linode 查询该镜像：{reason} – 正在再次查询</translation>
    </message>
    <message>
      <source>Linode could not answer ({status})</source>
      <translation>Linode 无法答复（{status}）</translation>
    </message>
    <message>
      <source>Linode could not unpack it ({reason}). Download or create the file again, and choose that one.</source>
      <translation>Linode 将无法解压它（{reason}）。请重新下载或制作该文件，然后选择新文件。</translation>
    </message>
    <message>
      <source>Linode could not unpack the image</source>
      <translation>Linode 无法解压该镜像</translation>
    </message>
    <message>
      <source>Linode could not use the file. A token with the scope Events read-only may show why.</source>
      <translation>Linode 无法使用该文件。具有 Events（只读）权限范围的令牌也许能显示原因。</translation>
    </message>
    <message>
      <source>Linode could not use the file. Check it, then upload it again.</source>
      <translation>Linode 无法使用该文件。请检查后重新上传。</translation>
    </message>
    <message>
      <source>Linode did not accept the sign-in of the browser</source>
      <translation>Linode 未接受浏览器的登录</translation>
    </message>
    <message>
      <source>Linode did not answer clearly when an image was asked for, and could not be asked since. An unfinished image may still be on Linode.</source>
      <translation>请求创建镜像时 Linode 没有给出明确答复，此后也无法再查询。Linode 上可能仍有一个未完成的镜像。</translation>
    </message>
    <message>
      <source>Linode did not find what was requested (404)</source>
      <translation>Linode 找不到所请求的内容（404）</translation>
    </message>
    <message>
      <source>Linode does not allow the user {user} to upload: {reason}</source>
      <translation>Linode 不允许用户 {user} 上传：{reason}</translation>
    </message>
    <message>
      <source>Linode does not allow this upload: {reason}</source>
      <translation>Linode 不允许此次上传：{reason}</translation>
    </message>
    <message>
      <source>Linode does not say whether {ids} still waits for data</source>
      <translation>Linode 未说明 {ids} 是否仍在等待数据</translation>
    </message>
    <message>
      <source>Linode is processing the image</source>
      <translation>Linode 正在处理镜像</translation>
    </message>
    <message>
      <source>Linode is processing the image – {percent}</source>
      <translation>Linode 正在处理镜像 – {percent}</translation>
    </message>
    <message>
      <source>Linode is under maintenance</source>
      <translation>Linode 正在维护</translation>
    </message>
    <message>
      <source>Linode may not be able to check or resize it</source>
      <translation>Linode 可能无法检查它或调整其大小</translation>
    </message>
    <message>
      <source>Linode passes user data only to images with this option.</source>
      <translation>Linode 只向启用此选项的镜像传递用户数据。</translation>
    </message>
    <message>
      <source>Linode refused the field “{field}”. Correct it and try again.</source>
      <translation>Linode 拒绝了字段“{field}”。请更正后重试。</translation>
    </message>
    <message>
      <source>Linode refused the request ({status})</source>
      <translation>Linode 拒绝了请求（{status}）</translation>
    </message>
    <message>
      <source>Linode refused the request ({status}). Correct it and try again.</source>
      <translation>Linode 拒绝了请求（{status}）。请更正后重试。</translation>
    </message>
    <message>
      <source>Linode says: {reason} Choose another region.</source>
      <translation>Linode 报告：{reason} 请选择其他区域。</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Check the file again: it must be a raw disk in one complete gzip file.</source>
      <translation>Linode 报告：{reason}。请再次检查该文件：它必须是一个完整 gzip 文件中的原始磁盘。</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Shrink the disk, or ask Linode Support for a higher limit.</source>
      <translation>Linode 报告：{reason}。请缩小磁盘，或向 Linode 支持申请更高的上限。</translation>
    </message>
    <message>
      <source>Linode says: {reason}. The data has to arrive within 24 hours: upload it again.</source>
      <translation>Linode 报告：{reason}。数据必须在 24 小时内到达：请重新上传。</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Try again in a few minutes.</source>
      <translation>Linode 报告：{reason}。请过几分钟再试。</translation>
    </message>
    <message>
      <source>Linode says: {reason}. Upload it again if that was not intended.</source>
      <translation>Linode 报告：{reason}。如果这并非您的本意，请重新上传。</translation>
    </message>
    <message>
      <source>Linode takes a raw disk image, compressed with gzip</source>
      <translation>Linode 接受用 gzip 压缩的原始磁盘镜像</translation>
    </message>
    <message>
      <source>Linode's GRUB and kernel look for a disk without any</source>
      <translation>Linode 的 GRUB 和内核只查找没有分区的磁盘</translation>
    </message>
    <message>
      <source>Linode's GRUB has nothing to start</source>
      <translation>Linode 的 GRUB 没有可启动的内容</translation>
    </message>
    <message>
      <source>Linode's GRUB may not read it</source>
      <translation>Linode 的 GRUB 可能无法读取它</translation>
    </message>
    <message>
      <source>Linode's GRUB may not read them</source>
      <translation>Linode 的 GRUB 可能无法读取它们</translation>
    </message>
    <message>
      <source>Linode's answer has an upload address that is not safe: {host}</source>
      <translation>Linode 的答复中包含不安全的上传地址：{host}</translation>
    </message>
    <message>
      <source>Linode's answer made no sense ({what})</source>
      <translation>Linode 的答复无法理解（{what}）</translation>
    </message>
    <message>
      <source>Linode's guide…</source>
      <translation>Linode 指南…</translation>
    </message>
    <message>
      <source>Linode's kernel (Latest 64 bit)</source>
      <translation>Linode 的内核 (Latest 64 bit)</translation>
    </message>
    <message>
      <source>Linode's kernel does not find it</source>
      <translation>Linode 的内核找不到它</translation>
    </message>
    <message>
      <source>Linode's kernel stops: no working init found</source>
      <translation>Linode 的内核会停止：no working init found</translation>
    </message>
    <message>
      <source>Linode's kernel uses the serial console</source>
      <translation>Linode 的内核使用串行控制台</translation>
    </message>
    <message>
      <source>Linode's storage did not accept the file ({status})</source>
      <translation>Linode 的存储未接受该文件（{status}）</translation>
    </message>
    <message>
      <source>Linode's terms for Europe</source>
      <translation>Linode 的欧洲条款</translation>
    </message>
    <message>
      <source>Linodes: read/write</source>
      <translation>Linodes：读写</translation>
    </message>
    <message>
      <source>Lish shows the start of the system</source>
      <translation>Lish 会显示系统的启动过程</translation>
    </message>
    <message>
      <source>Lish stays blank</source>
      <translation>Lish 将保持空白</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>日志</translation>
    </message>
    <message>
      <source>Log in</source>
      <translation>登录</translation>
    </message>
    <message>
      <source>Looks bootable: no</source>
      <translation>看起来可启动：否</translation>
    </message>
    <message>
      <source>Looks bootable: unknown</source>
      <translation>看起来可启动：未知</translation>
    </message>
    <message>
      <source>MD5</source>
      <translation>MD5</translation>
    </message>
    <message>
      <source>Machine kept awake</source>
      <translation>已阻止休眠</translation>
    </message>
    <message>
      <source>Made by {user}</source>
      <translation>由 {user} 创建</translation>
    </message>
    <message>
      <source>Make the initramfs again</source>
      <translation>请重新生成 initramfs</translation>
    </message>
    <message>
      <source>Manage &amp;accounts…</source>
      <translation>管理账户(&amp;A)…</translation>
    </message>
    <message>
      <source>Mark the right partition as active</source>
      <translation>请将正确的分区标记为活动</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>消息</translation>
    </message>
    <message>
      <source>Min. disk size</source>
      <translation>最小磁盘大小</translation>
    </message>
    <message>
      <source>Most accounts may have {most} custom images, {room} together. Linode Support raises both.</source>
      <translation>大多数账户最多可有 {most} 个自定义镜像，合计 {room}。Linode 支持可以提高这两个上限。</translation>
    </message>
    <message>
      <source>Move a waiting upload up; down with {down}, to the top with {top}</source>
      <translation>上移等待中的上传；按 {down} 下移，按 {top} 移到最前</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>下移</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>上移</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Name of the image on Linode</source>
      <translation>镜像在 Linode 上的名称</translation>
    </message>
    <message>
      <source>Needs attention</source>
      <translation>需要处理</translation>
    </message>
    <message>
      <source>Needs converting: the file is in the format {kind}</source>
      <translation>需要转换：文件格式为 {kind}</translation>
    </message>
    <message>
      <source>Needs converting: {name} is a macOS disk image</source>
      <translation>需要转换：{name} 是 macOS 磁盘镜像</translation>
    </message>
    <message>
      <source>Neither /sbin/init nor a kernel was found: the image may not boot</source>
      <translation>未找到 /sbin/init 或内核：镜像可能无法启动</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>New upload</source>
      <translation>新建上传</translation>
    </message>
    <message>
      <source>NixOS has its init in /nix</source>
      <translation>NixOS 的 init 位于 /nix 中</translation>
    </message>
    <message>
      <source>No</source>
      <translation>否</translation>
    </message>
    <message>
      <source>No SSH server is started</source>
      <translation>不会启动 SSH 服务器</translation>
    </message>
    <message>
      <source>No account has a password, and there are no keys for SSH</source>
      <translation>没有账户设有密码，也没有 SSH 密钥</translation>
    </message>
    <message>
      <source>No boot code was found in the first sector: the image may not boot</source>
      <translation>第一个扇区中未找到引导代码：镜像可能无法启动</translation>
    </message>
    <message>
      <source>No browser was found: {address}</source>
      <translation>找不到浏览器：{address}</translation>
    </message>
    <message>
      <source>No data accepted for {seconds} s – still trying</source>
      <translation>已有 {seconds} 秒没有数据被接受 – 仍在尝试</translation>
    </message>
    <message>
      <source>No file manager was found: {folder}</source>
      <translation>找不到文件管理器：{folder}</translation>
    </message>
    <message>
      <source>No files yet</source>
      <translation>还没有文件</translation>
    </message>
    <message>
      <source>No image of the account matches “{words}”.</source>
      <translation>该账户中没有与“{words}”匹配的镜像。</translation>
    </message>
    <message>
      <source>No known file system or partition table was found: the image may not boot</source>
      <translation>未找到已知的文件系统或分区表：镜像可能无法启动</translation>
    </message>
    <message>
      <source>No longer on Linode</source>
      <translation>已不在 Linode 上</translation>
    </message>
    <message>
      <source>No longer on Linode. It was probably removed because the data did not arrive within 24 hours.</source>
      <translation>已不在 Linode 上。可能因数据未在 24 小时内到达而被移除。</translation>
    </message>
    <message>
      <source>No network is set up</source>
      <translation>没有配置网络</translation>
    </message>
    <message>
      <source>No password store was found on this system</source>
      <translation>在此系统上找不到密码存储程序</translation>
    </message>
    <message>
      <source>No proxy was used.</source>
      <translation>未使用代理。</translation>
    </message>
    <message>
      <source>No region matches “{typed}”</source>
      <translation>没有与“{typed}”匹配的区域</translation>
    </message>
    <message>
      <source>No room for them now: {columns}</source>
      <translation>目前没有空间显示：{columns}</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>设备上没有剩余空间</translation>
    </message>
    <message>
      <source>No text field has the focus</source>
      <translation>没有文本字段处于焦点</translation>
    </message>
    <message>
      <source>No text is selected</source>
      <translation>未选择文本</translation>
    </message>
    <message>
      <source>No time left on the server</source>
      <translation>服务器上已没有剩余时间</translation>
    </message>
    <message>
      <source>No upload is active.</source>
      <translation>没有进行中的上传。</translation>
    </message>
    <message>
      <source>No upload is available.</source>
      <translation>没有可用的上传。</translation>
    </message>
    <message>
      <source>No upload matches “{words}” and the filter.</source>
      <translation>没有与“{words}”和筛选条件匹配的上传。</translation>
    </message>
    <message>
      <source>No upload matches “{words}”.</source>
      <translation>没有与“{words}”匹配的上传。</translation>
    </message>
    <message>
      <source>No upload needs attention.</source>
      <translation>没有需要处理的上传。</translation>
    </message>
    <message>
      <source>No upload was cancelled.</source>
      <translation>没有已取消的上传。</translation>
    </message>
    <message>
      <source>No uploads yet</source>
      <translation>还没有上传任务</translation>
    </message>
    <message>
      <source>No uploads.</source>
      <translation>没有上传。</translation>
    </message>
    <message>
      <source>No word from Linode about this image since {time}</source>
      <translation>自 {time} 起没有收到 Linode 关于此镜像的消息</translation>
    </message>
    <message>
      <source>No word from Linode about this image since {time} – asking again</source>
      <translation>自 {time} 起没有收到 Linode 关于此镜像的消息 – 正在再次查询</translation>
    </message>
    <message>
      <source>No word since {time}</source>
      <translation>自 {time} 起没有消息</translation>
    </message>
    <message>
      <source>Nobody could log in</source>
      <translation>没有人能够登录</translation>
    </message>
    <message>
      <source>Nobody is signed in</source>
      <translation>没有人登录</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>North America</source>
      <translation>北美洲</translation>
    </message>
    <message>
      <source>Not allowed in a label: {text}</source>
      <translation>名称中不允许：{text}</translation>
    </message>
    <message>
      <source>Not enough space to prepare: need {needed}, {free} free</source>
      <translation>空间不足，无法准备：需要 {needed}，可用 {free}</translation>
    </message>
    <message>
      <source>Not signed in</source>
      <translation>未登录</translation>
    </message>
    <message>
      <source>Nothing else was found to say about it.</source>
      <translation>没有发现其他需要说明的内容。</translation>
    </message>
    <message>
      <source>Nothing in this image has that name: the kernel will not find its root</source>
      <translation>此镜像中没有这个名称：内核将找不到根文件系统</translation>
    </message>
    <message>
      <source>Nothing is left on Linode.</source>
      <translation>Linode 上没有任何残留。</translation>
    </message>
    <message>
      <source>Nothing is uploaded that cannot be recorded there. Free up space in {folder}: {needed} needed, {free} free.</source>
      <translation>无法在那里记录的内容不会上传。请释放 {folder} 中的空间：需要 {needed}，可用 {free}。</translation>
    </message>
    <message>
      <source>Nothing is uploading</source>
      <translation>没有正在进行的上传</translation>
    </message>
    <message>
      <source>Nothing private was found in the usual places</source>
      <translation>在常见位置没有发现私人数据</translation>
    </message>
    <message>
      <source>Nothing runs or waits</source>
      <translation>没有正在进行或等待的上传</translation>
    </message>
    <message>
      <source>Nothing unfinished is known to be on Linode</source>
      <translation>Linode 上没有已知的未完成镜像</translation>
    </message>
    <message>
      <source>Nothing waits for another try</source>
      <translation>没有等待重试的上传</translation>
    </message>
    <message>
      <source>Nothing was saved there. Keep the token for this session only, or install another password store.</source>
      <translation>没有在那里保存任何内容。请仅在本次会话中保留令牌，或安装其他密码存储。</translation>
    </message>
    <message>
      <source>Nothing was sent. The API address (LINODE_URL, --api-url, or the one saved with the account) must start with https://. Plain http:// is allowed only for this computer, such as http://localhost.</source>
      <translation>未发送任何内容。API 地址（LINODE_URL、--api-url 或随账户保存的地址）必须以 https:// 开头。未加密的 http:// 只允许用于本机，例如 http://localhost。</translation>
    </message>
    <message>
      <source>Notices of the system</source>
      <translation>系统通知</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>当前</translation>
    </message>
    <message>
      <source>Now keeps the last image with its ID. Every upload stays in the history, with all that Linode says of the image. What an upload left behind on Linode is offered for removal above the history.</source>
      <translation>“当前”会保留最近一个镜像及其 ID。每次上传都会留在历史记录中，并附上 Linode 提供的该镜像的所有信息。如果某次上传在 Linode 上留下了残留，可以在历史记录上方将其移除。</translation>
    </message>
    <message>
      <source>Now shows the upload that runs, and those that wait below it. One file is sent at a time while the next is prepared. The form stays free for another file. An upload cannot be paused: Linode takes it in one piece. Hold queue lets the current one end and starts no other.</source>
      <translation>“当前”显示正在进行的上传，下方是等待中的上传。每次只发送一个文件，同时准备下一个文件。表单始终可用于添加其他文件。上传无法中途暂停：Linode 只接受一次性的完整传输。“暂停队列”会让当前上传完成，且不再开始其他上传。</translation>
    </message>
    <message>
      <source>Oceania</source>
      <translation>大洋洲</translation>
    </message>
    <message>
      <source>On Linode</source>
      <translation>在 Linode 上</translation>
    </message>
    <message>
      <source>On some systems the network then has another name</source>
      <translation>在某些系统上，网络接口会因此改名</translation>
    </message>
    <message>
      <source>Only EFI firmware could start this disk, and a Linode has a BIOS: install GRUB for BIOS on it (grub-install --target=i386-pc)</source>
      <translation>只有 EFI 固件才能启动此磁盘，而 Linode 实例使用 BIOS：请在其上安装用于 BIOS 的 GRUB (grub-install --target=i386-pc)</translation>
    </message>
    <message>
      <source>Only Lish lets you log in</source>
      <translation>只能通过 Lish 登录</translation>
    </message>
    <message>
      <source>Only those of the system</source>
      <translation>仅使用系统证书</translation>
    </message>
    <message>
      <source>Only uploads can be exported: choose another filter.</source>
      <translation>只能导出上传任务：请选择其他筛选条件。</translation>
    </message>
    <message>
      <source>Only {name} is set up, and a Linode may not have it</source>
      <translation>只配置了 {name}，而 Linode 实例可能没有它</translation>
    </message>
    <message>
      <source>Only {name} is set up; whether a Linode calls it so is not known</source>
      <translation>只配置了 {name}；Linode 实例上是否使用该名称尚不清楚</translation>
    </message>
    <message>
      <source>Open and close it in the program that made it, or run this command, which changes the file, and choose what it was run on: {command}</source>
      <translation>请在制作它的程序中打开再关闭该文件；或者运行以下命令（会修改该文件），然后选择修改后的文件：{command}</translation>
    </message>
    <message>
      <source>Open any page in a browser, sign in to the network, then try again ({reason}).</source>
      <translation>请在浏览器中打开任意网页，登录网络，然后重试（{reason}）。</translation>
    </message>
    <message>
      <source>Open in Cloud Manager</source>
      <translation>在 Cloud Manager 中打开</translation>
    </message>
    <message>
      <source>Open support</source>
      <translation>联系支持</translation>
    </message>
    <message>
      <source>Opening {address}</source>
      <translation>正在打开 {address}</translation>
    </message>
    <message>
      <source>Opening {folder}</source>
      <translation>正在打开 {folder}</translation>
    </message>
    <message>
      <source>Optional</source>
      <translation>可选</translation>
    </message>
    <message>
      <source>Optional, for example: work</source>
      <translation>可选，例如：工作</translation>
    </message>
    <message>
      <source>Optional: browser sign-in</source>
      <translation>可选：用浏览器登录</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Other data follows the packed disk; it is left out</source>
      <translation>压缩的磁盘之后还有其他数据；这些数据会被忽略</translation>
    </message>
    <message>
      <source>Other: {field}</source>
      <translation>其他：{field}</translation>
    </message>
    <message>
      <source>Over 6 GB when unpacked; most accounts allow 6 GB</source>
      <translation>解压后超过 6 GB；大多数账户只允许 6 GB</translation>
    </message>
    <message>
      <source>Partition {number}</source>
      <translation>分区 {number}</translation>
    </message>
    <message>
      <source>Partition {number} ends at {expected}, but the file has only {found}: it is truncated</source>
      <translation>分区 {number} 结束于 {expected}，但文件只有 {found}：它被截断</translation>
    </message>
    <message>
      <source>Partition {number} is encrypted (LUKS): a Linode may not be able to boot from it</source>
      <translation>分区 {number} 已加密 (LUKS)：Linode 实例可能无法从中启动</translation>
    </message>
    <message>
      <source>Partition {number} is {free} of swap</source>
      <translation>分区 {number} 是 {free} 的交换空间</translation>
    </message>
    <message>
      <source>Pass&amp;word</source>
      <translation>密码(&amp;W)</translation>
    </message>
    <message>
      <source>Paste &amp;files</source>
      <translation>粘贴文件(&amp;F)</translation>
    </message>
    <message>
      <source>Paste a token first</source>
      <translation>请先粘贴令牌</translation>
    </message>
    <message>
      <source>Paste it here</source>
      <translation>粘贴到此处</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>权限不足</translation>
    </message>
    <message>
      <source>PowerShell alone</source>
      <translation>仅 PowerShell</translation>
    </message>
    <message>
      <source>Practice account</source>
      <translation>练习账户</translation>
    </message>
    <message>
      <source>Practice has an account of its own</source>
      <translation>练习有自己的账户</translation>
    </message>
    <message>
      <source>Practice opens in a window of its own</source>
      <translation>练习会在单独的窗口中打开</translation>
    </message>
    <message>
      <source>Practice: nothing leaves this computer</source>
      <translation>练习：任何数据都不会离开本机</translation>
    </message>
    <message>
      <source>Practise without an account</source>
      <translation>无需账户即可练习</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>准备中</translation>
    </message>
    <message>
      <source>Preparing the file</source>
      <translation>正在准备文件</translation>
    </message>
    <message>
      <source>Press the button that has the focus</source>
      <translation>按下处于焦点的按钮</translation>
    </message>
    <message>
      <source>Press {choose} to choose a file, {paste} to paste one</source>
      <translation>按 {choose} 选择文件，按 {paste} 粘贴文件</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Private data</source>
      <translation>私人数据</translation>
    </message>
    <message>
      <source>Processing</source>
      <translation>处理中</translation>
    </message>
    <message>
      <source>Processing on Linode</source>
      <translation>正在 Linode 上处理</translation>
    </message>
    <message>
      <source>Programs of another cloud or hypervisor: {agents}</source>
      <translation>其他云或虚拟化平台的程序：{agents}</translation>
    </message>
    <message>
      <source>Public</source>
      <translation>公开</translation>
    </message>
    <message>
      <source>Public SSH ke&amp;y</source>
      <translation>SSH 公钥(&amp;Y)</translation>
    </message>
    <message>
      <source>Put an image on Linode</source>
      <translation>将镜像上传到 Linode</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Quit when finished</source>
      <translation>完成后退出</translation>
    </message>
    <message>
      <source>Quit when they are finished</source>
      <translation>完成后退出</translation>
    </message>
    <message>
      <source>Quits when all uploads are finished</source>
      <translation>所有上传完成后退出</translation>
    </message>
    <message>
      <source>Quits when this upload is finished</source>
      <translation>此上传完成后退出</translation>
    </message>
    <message>
      <source>Re&amp;gion</source>
      <translation>区域(&amp;G)</translation>
    </message>
    <message>
      <source>Read the EU clauses</source>
      <translation>阅读欧盟条款</translation>
    </message>
    <message>
      <source>Read the Privacy Policy</source>
      <translation>阅读隐私政策</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>只读文件系统</translation>
    </message>
    <message>
      <source>Ready to send</source>
      <translation>可以发送</translation>
    </message>
    <message>
      <source>Ready: {size} to send</source>
      <translation>已就绪：需发送 {size}</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Refresh s&amp;tatus</source>
      <translation>刷新状态(&amp;T)</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>区域</translation>
    </message>
    <message>
      <source>Region, tags and cloud-init of the last upload</source>
      <translation>上次上传的区域、标签和 cloud-init</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>区域</translation>
    </message>
    <message>
      <source>Regions with status</source>
      <translation>区域及状态</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Remove a waiting upload, or a record from the history</source>
      <translation>移除等待中的上传，或移除历史记录中的条目</translation>
    </message>
    <message>
      <source>Remove all</source>
      <translation>全部移除</translation>
    </message>
    <message>
      <source>Remove an image that may be yours</source>
      <translation>移除可能属于您的镜像</translation>
    </message>
    <message>
      <source>Remove from the queue</source>
      <translation>从队列中移除</translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation>移除它</translation>
    </message>
    <message>
      <source>Remove tag {tag}</source>
      <translation>移除标签 {tag}</translation>
    </message>
    <message>
      <source>Remove the MAC address from the configuration</source>
      <translation>请从配置中删除 MAC 地址</translation>
    </message>
    <message>
      <source>Remove the account {name} from this computer?</source>
      <translation>要从本机删除账户 {name} 吗？</translation>
    </message>
    <message>
      <source>Remove the file</source>
      <translation>请删除该文件</translation>
    </message>
    <message>
      <source>Remove un&amp;finished image</source>
      <translation>移除未完成的镜像(&amp;F)</translation>
    </message>
    <message>
      <source>Remove unfinished image</source>
      <translation>移除未完成的镜像</translation>
    </message>
    <message>
      <source>Remove what does not belong in an image</source>
      <translation>请删除不应放在镜像中的内容</translation>
    </message>
    <message>
      <source>Remove {image} from Linode? It may be another upload's.</source>
      <translation>要从 Linode 移除 {image} 吗？它可能属于另一次上传。</translation>
    </message>
    <message>
      <source>Remove: {label}, {image}, may be yours</source>
      <translation>移除：{label}，{image}，可能属于您</translation>
    </message>
    <message>
      <source>Removed</source>
      <translation>已移除</translation>
    </message>
    <message>
      <source>Removed “{label}” from the history.</source>
      <translation>已从历史记录中移除“{label}”。</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Request again</source>
      <translation>重新请求</translation>
    </message>
    <message>
      <source>Requesting</source>
      <translation>请求中</translation>
    </message>
    <message>
      <source>Retrying</source>
      <translation>重试中</translation>
    </message>
    <message>
      <source>Run grub-install again</source>
      <translation>请重新运行 grub-install</translation>
    </message>
    <message>
      <source>Run update-grub in the system</source>
      <translation>请在系统中运行 update-grub</translation>
    </message>
    <message>
      <source>SHA-256</source>
      <translation>SHA-256</translation>
    </message>
    <message>
      <source>Sample image</source>
      <translation>示例镜像</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save it without encryption in the program that made it, and choose the result.</source>
      <translation>请用制作它的程序将其保存为不加密的文件，然后选择所得文件。</translation>
    </message>
    <message>
      <source>Saved “{label}”.</source>
      <translation>已保存“{label}”。</translation>
    </message>
    <message>
      <source>Scopes: &lt;b&gt;Images&lt;/b&gt; read/write, &lt;b&gt;Events&lt;/b&gt; read only.&lt;br&gt;Nothing else is needed.</source>
      <translation>权限范围：&lt;b&gt;Images&lt;/b&gt; 读/写，&lt;b&gt;Events&lt;/b&gt; 只读。&lt;br&gt;无需其他权限。</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <source>Select an upload in the history first.</source>
      <translation>请先在历史记录中选择一个上传任务。</translation>
    </message>
    <message>
      <source>Select an upload to see its details.</source>
      <translation>选择一个上传任务以查看其详情。</translation>
    </message>
    <message>
      <source>Send at &amp;most</source>
      <translation>最高发送速度(&amp;M)</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>已发送</translation>
    </message>
    <message>
      <source>Separated by commas</source>
      <translation>以逗号分隔</translation>
    </message>
    <message>
      <source>Set GRUB_ENABLE_BLSCFG=false in /etc/default/grub and run grub2-mkconfig</source>
      <translation>请在 /etc/default/grub 中设置 GRUB_ENABLE_BLSCFG=false 并运行 grub2-mkconfig</translation>
    </message>
    <message>
      <source>Set a password, or add a key</source>
      <translation>请设置密码或添加密钥</translation>
    </message>
    <message>
      <source>Set it right: signed addresses and certificates depend on it.</source>
      <translation>请校正时钟：签名地址和证书都依赖它。</translation>
    </message>
    <message>
      <source>Set up DHCP for eth0</source>
      <translation>请为 eth0 配置 DHCP</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Shared</source>
      <translation>已共享</translation>
    </message>
    <message>
      <source>Shared by the group {group}, there {image}.</source>
      <translation>由组 {group} 共享，在该组中为 {image}。</translation>
    </message>
    <message>
      <source>Shared by the group {group}.</source>
      <translation>由组 {group} 共享。</translation>
    </message>
    <message>
      <source>Shared with you.</source>
      <translation>已与您共享。</translation>
    </message>
    <message numerus="yes">
      <source>Shared with {count} groups.</source>
      <extracomment>For exactly one: Shared with 1 group.</extracomment>
      <translation>
        <numerusform>已与 {count} 个组共享。</numerusform>
      </translation>
    </message>
    <message>
      <source>Sharing</source>
      <translation>共享</translation>
    </message>
    <message>
      <source>Show &amp;log folder</source>
      <translation>显示日志文件夹(&amp;L)</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>显示全部</translation>
    </message>
    <message>
      <source>Show all tags (arrow down)</source>
      <translation>显示所有标签（向下键）</translation>
    </message>
    <message>
      <source>Show details</source>
      <translation>显示详情</translation>
    </message>
    <message>
      <source>Show file</source>
      <translation>显示文件</translation>
    </message>
    <message>
      <source>Show log folder</source>
      <translation>显示日志文件夹</translation>
    </message>
    <message>
      <source>Show the token</source>
      <translation>显示令牌</translation>
    </message>
    <message>
      <source>Shown: {filter}</source>
      <translation>显示：{filter}</translation>
    </message>
    <message>
      <source>Sign &amp;out</source>
      <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>登录</translation>
    </message>
    <message>
      <source>Sign in again</source>
      <translation>重新登录</translation>
    </message>
    <message>
      <source>Sign in again to the account {account}.</source>
      <translation>请重新登录账户 {account}。</translation>
    </message>
    <message>
      <source>Sign in again: the token was kept for the last session only</source>
      <translation>请重新登录：令牌仅在上次会话中保留</translation>
    </message>
    <message>
      <source>Sign in for real…</source>
      <translation>正式登录…</translation>
    </message>
    <message>
      <source>Sign in on the page that opens in your browser.</source>
      <translation>请在浏览器打开的页面上登录。</translation>
    </message>
    <message>
      <source>Sign in to Linode</source>
      <translation>登录 Linode</translation>
    </message>
    <message>
      <source>Sign in to continue</source>
      <translation>登录以继续</translation>
    </message>
    <message>
      <source>Sign in to upload {name}</source>
      <translation>登录后即可上传 {name}</translation>
    </message>
    <message>
      <source>Sign in with a token from Cloud Manager.</source>
      <translation>请使用 Cloud Manager 中的令牌登录。</translation>
    </message>
    <message>
      <source>Sign in with the &amp;browser</source>
      <translation>用浏览器登录(&amp;B)</translation>
    </message>
    <message>
      <source>Sign in with the browser once more, or paste a token.</source>
      <translation>请再次用浏览器登录，或粘贴令牌。</translation>
    </message>
    <message>
      <source>Sign in…</source>
      <translation>登录…</translation>
    </message>
    <message>
      <source>Signed in as {name}</source>
      <translation>已登录为 {name}</translation>
    </message>
    <message>
      <source>Signed in for this session only: {reason}</source>
      <translation>仅在本次会话中登录：{reason}</translation>
    </message>
    <message>
      <source>Signed in. Why an image fails will not be known (Events: read only is missing).</source>
      <translation>已登录。将无法得知镜像失败的原因（缺少 Events：只读）。</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Something went wrong in Image Uploader</source>
      <translation>Image Uploader 出现了错误</translation>
    </message>
    <message>
      <source>South America</source>
      <translation>南美洲</translation>
    </message>
    <message>
      <source>Stalled</source>
      <translation>已停滞</translation>
    </message>
    <message>
      <source>Start next</source>
      <translation>下一个开始</translation>
    </message>
    <message>
      <source>Start the queue</source>
      <translation>启动队列</translation>
    </message>
    <message>
      <source>Start upload</source>
      <translation>开始上传</translation>
    </message>
    <message>
      <source>Started</source>
      <translation>开始时间</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>启动</translation>
    </message>
    <message>
      <source>Starts on Linode with: Direct Disk</source>
      <translation>可在 Linode 上启动：Direct Disk</translation>
    </message>
    <message>
      <source>Starts on Linode with: GRUB 2</source>
      <translation>可在 Linode 上启动：GRUB 2</translation>
    </message>
    <message>
      <source>Starts on Linode with: Linode's kernel</source>
      <translation>可在 Linode 上启动：Linode 的内核</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Store there</source>
      <translation>存储到这些区域</translation>
    </message>
    <message>
      <source>Stored in {store}</source>
      <translation>存储在 {store}</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>Supports cloud-&amp;init</source>
      <translation>支持 cloud-init(&amp;I)</translation>
    </message>
    <message>
      <source>T&amp;heme</source>
      <translation>主题(&amp;H)</translation>
    </message>
    <message>
      <source>Table for a spreadsheet (*.csv)</source>
      <translation>电子表格的数据表 (*.csv)</translation>
    </message>
    <message>
      <source>Tag removed: {tags}</source>
      <translation>已移除标签：{tags}</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Take a small disk image that comes with this</source>
      <translation>使用随附的小型磁盘镜像</translation>
    </message>
    <message>
      <source>Takes effect at the next start</source>
      <translation>下次启动时生效</translation>
    </message>
    <message>
      <source>Temporary files</source>
      <translation>临时文件</translation>
    </message>
    <message>
      <source>Terraform</source>
      <translation>Terraform</translation>
    </message>
    <message>
      <source>Text of the licence</source>
      <translation>许可证文本</translation>
    </message>
    <message>
      <source>The &amp;form begins with</source>
      <translation>表单初始内容(&amp;F)</translation>
    </message>
    <message>
      <source>The 24-hour upload time ran out</source>
      <translation>24 小时的上传时限已过</translation>
    </message>
    <message>
      <source>The SSH server lets nobody in by password, and there are no keys</source>
      <translation>SSH 服务器不允许密码登录，也没有密钥</translation>
    </message>
    <message>
      <source>The account has no private images.</source>
      <translation>该账户没有私有镜像。</translation>
    </message>
    <message>
      <source>The account that uploads</source>
      <translation>用于上传的账户</translation>
    </message>
    <message>
      <source>The accounts could not be read</source>
      <translation>无法读取账户</translation>
    </message>
    <message>
      <source>The boot code in the first sector is not known</source>
      <translation>第一个扇区中的引导代码未知</translation>
    </message>
    <message>
      <source>The boot code starts the active partition, and none can be started</source>
      <translation>引导代码会启动活动分区，但没有可启动的活动分区</translation>
    </message>
    <message>
      <source>The boot code starts the active partition, and there is none that can be started: mark the right one as active (bootable)</source>
      <translation>引导代码会启动活动分区，但没有可启动的分区：请将正确的分区标记为活动（可引导）</translation>
    </message>
    <message>
      <source>The boot loader has no configuration: /boot/grub/grub.cfg is missing</source>
      <translation>引导加载程序没有配置：缺少 /boot/grub/grub.cfg</translation>
    </message>
    <message>
      <source>The boot loader has nothing to start</source>
      <translation>引导加载程序没有可启动的内容</translation>
    </message>
    <message>
      <source>The boot loader stops</source>
      <translation>引导加载程序会停止</translation>
    </message>
    <message>
      <source>The browser came back with an answer to another sign-in</source>
      <translation>浏览器返回的是另一次登录的答复</translation>
    </message>
    <message>
      <source>The browser could not sign in</source>
      <translation>浏览器未能登录</translation>
    </message>
    <message>
      <source>The browser did not come back from Linode</source>
      <translation>浏览器没有从 Linode 返回</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. A company proxy is the likely cause: specify its CA file in the settings, with --ca or in LINODE_CA.</source>
      <translation>{host} 的证书被拒绝：{reason}。很可能是公司代理所致：请在设置中、用 --ca 或在 LINODE_CA 中指定其 CA 文件。</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. Check the date and the clock of this computer first; if they are right, the server's certificate is out of date.</source>
      <translation>{host} 的证书被拒绝：{reason}。请先检查本机的日期和时钟；如果无误，则是服务器的证书已过期。</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. It is that of another server: check the API address, and whether a sign-in page of this network answers in its place.</source>
      <translation>{host} 的证书被拒绝：{reason}。该证书属于另一台服务器：请检查 API 地址，以及是否由本网络的登录页面代为应答。</translation>
    </message>
    <message>
      <source>The certificate of {host} was rejected: {reason}. It was issued by “{issuer}”, most likely a proxy of your company: specify its CA file in the settings, with --ca or in LINODE_CA.</source>
      <translation>{host} 的证书被拒绝：{reason}。该证书由“{issuer}”签发，很可能是您公司的代理：请在设置中、用 --ca 或在 LINODE_CA 中指定其 CA 文件。</translation>
    </message>
    <message>
      <source>The check reported: {reason}. Download or create the file again, and choose that one.</source>
      <translation>检查报告：{reason}。请重新下载或制作该文件，然后选择新文件。</translation>
    </message>
    <message>
      <source>The clock of this computer is wrong by {time}</source>
      <translation>本机时钟偏差 {time}</translation>
    </message>
    <message>
      <source>The command</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>The connection</source>
      <translation>连接</translation>
    </message>
    <message>
      <source>The connection is not trusted by this computer</source>
      <translation>本机不信任此连接</translation>
    </message>
    <message>
      <source>The connection kept breaking</source>
      <translation>连接不断中断</translation>
    </message>
    <message>
      <source>The connection to {host} broke: {reason}</source>
      <translation>与 {host} 的连接已中断：{reason}</translation>
    </message>
    <message>
      <source>The copies in {regions} will be deleted.</source>
      <translation>{regions}中的副本将被删除。</translation>
    </message>
    <message>
      <source>The copy of the partition table at the end of the disk is missing or damaged</source>
      <translation>磁盘末尾的分区表副本缺失或已损坏</translation>
    </message>
    <message>
      <source>The custom images of this account take up {size}, and most accounts may use no more than {room}. Delete one that is no longer needed, ask Linode Support for more, or try it all the same.</source>
      <translation>此账户的自定义镜像占用 {size}，而大多数账户最多可用 {room}。请删除不再需要的镜像，或向 Linode 支持申请更多，也可以直接尝试。</translation>
    </message>
    <message>
      <source>The data in Linode's storage differs from what was sent</source>
      <translation>Linode 存储中的数据与发送的数据不同</translation>
    </message>
    <message>
      <source>The description is too long: {found} characters, at most {limit} are allowed.</source>
      <translation>描述过长：{found} 个字符，最多允许 {limit} 个。</translation>
    </message>
    <message>
      <source>The disk contains nothing but zeros</source>
      <translation>磁盘内容全为零</translation>
    </message>
    <message>
      <source>The disk has no partitions and no boot code</source>
      <translation>磁盘既没有分区也没有引导代码</translation>
    </message>
    <message>
      <source>The disk has no partitions: the kernel will not find its root</source>
      <translation>磁盘没有分区：内核将找不到根文件系统</translation>
    </message>
    <message>
      <source>The disk has partitions</source>
      <translation>磁盘有分区</translation>
    </message>
    <message>
      <source>The disk has partitions: Linode's network helper and password reset will not work</source>
      <translation>磁盘有分区：Linode 的 Network Helper 和密码重置将不起作用</translation>
    </message>
    <message>
      <source>The disk has partitions: Linode's network helper and password reset will not work. Choose “{kernel}” as the kernel of a Linode made from it</source>
      <translation>磁盘有分区：Linode 的 Network Helper 和密码重置将不起作用。请选择“{kernel}”作为用它创建的 Linode 实例的内核</translation>
    </message>
    <message>
      <source>The disk in {name} is encrypted</source>
      <translation>{name} 中的磁盘已加密</translation>
    </message>
    <message>
      <source>The disk is encrypted (LUKS): a Linode may not be able to boot from it</source>
      <translation>磁盘已加密 (LUKS)：Linode 实例可能无法从中启动</translation>
    </message>
    <message>
      <source>The disk is too large: {found}</source>
      <translation>磁盘过大：{found}</translation>
    </message>
    <message>
      <source>The drive or network share with {path} may be failing or out of reach. Copy the file to another drive and choose the copy.</source>
      <translation>{path} 所在的驱动器或网络共享可能发生故障或无法访问。请将文件复制到其他驱动器，然后选择副本。</translation>
    </message>
    <message>
      <source>The empty images of these uploads are still on Linode. Linode removes them by itself 24 hours after they were made.</source>
      <translation>这些上传任务的空镜像仍在 Linode 上。Linode 会在它们创建 24 小时后自动将其移除。</translation>
    </message>
    <message>
      <source>The entries are files in /boot/loader/entries</source>
      <translation>启动项是 /boot/loader/entries 中的文件</translation>
    </message>
    <message>
      <source>The file changed while it was being read</source>
      <translation>文件在读取过程中发生了变化</translation>
    </message>
    <message>
      <source>The file is damaged ({kind} check failed at {percent})</source>
      <translation>文件已损坏（{kind} 检查在 {percent} 处失败）</translation>
    </message>
    <message>
      <source>The file is damaged ({kind} check failed)</source>
      <translation>文件已损坏（{kind} 检查失败）</translation>
    </message>
    <message>
      <source>The file is larger than the storage accepts, or a proxy in between allows only smaller ones. Try a network without a proxy, or make the disk smaller.</source>
      <translation>文件超过了存储接受的大小，或者中间的代理只允许较小的文件。请尝试不使用代理的网络，或缩小磁盘。</translation>
    </message>
    <message>
      <source>The file is named {name}, but its content is {kind}; the content is what counts</source>
      <translation>文件名为 {name}，但其内容是 {kind}；以内容为准</translation>
    </message>
    <message>
      <source>The file system could not be read as far as needed</source>
      <translation>无法读取文件系统中所需的全部内容</translation>
    </message>
    <message>
      <source>The file system has features that are new: {features}</source>
      <translation>文件系统有较新的特性：{features}</translation>
    </message>
    <message>
      <source>The file system in partition {number} was in use when the image was made: files may be missing or damaged</source>
      <translation>制作镜像时分区 {number} 中的文件系统正在使用：文件可能缺失或损坏</translation>
    </message>
    <message>
      <source>The file system is larger than the disk: the file is truncated</source>
      <translation>文件系统大于磁盘：文件被截断</translation>
    </message>
    <message>
      <source>The file system was in use when the image was made: files may be missing or damaged</source>
      <translation>制作镜像时文件系统正在使用：文件可能缺失或损坏</translation>
    </message>
    <message>
      <source>The file {name} does not exist</source>
      <translation>文件 {name} 不存在</translation>
    </message>
    <message>
      <source>The file's name does not match its content; the content is what counts</source>
      <translation>文件名与其内容不符；以内容为准</translation>
    </message>
    <message>
      <source>The gzip file consists of several parts; it will be recompressed as one before the upload</source>
      <translation>gzip 文件由多个部分组成；上传前会重新压缩为一个整体</translation>
    </message>
    <message>
      <source>The history could not be read, so a new one was started</source>
      <translation>无法读取历史记录，因此已新建一份</translation>
    </message>
    <message>
      <source>The history does not show how this ended. What you see here is correct; the next start asks Linode.</source>
      <translation>历史记录未显示此上传的结果。您在这里看到的内容是正确的；下次启动时会向 Linode 查询。</translation>
    </message>
    <message>
      <source>The history in {folder} is not up to date: {reason}</source>
      <translation>{folder} 中的历史记录不是最新的：{reason}</translation>
    </message>
    <message>
      <source>The history is not up to date: no space is left in {folder}</source>
      <translation>历史记录不是最新的：{folder} 中没有剩余空间</translation>
    </message>
    <message>
      <source>The history is up to date again.</source>
      <translation>历史记录已恢复为最新状态。</translation>
    </message>
    <message>
      <source>The history was created by a newer version of this program</source>
      <translation>历史记录由本程序的较新版本创建</translation>
    </message>
    <message>
      <source>The host {host} was not found</source>
      <translation>找不到主机 {host}</translation>
    </message>
    <message>
      <source>The image is no longer on Linode</source>
      <translation>镜像已不在 Linode 上</translation>
    </message>
    <message>
      <source>The image is not available yet</source>
      <translation>镜像尚不可用</translation>
    </message>
    <message>
      <source>The image is not available yet.</source>
      <translation>镜像尚不可用。</translation>
    </message>
    <message>
      <source>The image is stored in exactly the regions that are ticked.</source>
      <translation>镜像只会存储在已勾选的区域中。</translation>
    </message>
    <message>
      <source>The image would be about {size} without them, and cost less to keep</source>
      <translation>去掉后镜像约为 {size}，保存费用更低</translation>
    </message>
    <message>
      <source>The image would be {size} without them</source>
      <translation>去掉后镜像为 {size}</translation>
    </message>
    <message>
      <source>The image {image} is on Linode after all: its data had arrived.</source>
      <translation>镜像 {image} 其实在 Linode 上：其数据已到达。</translation>
    </message>
    <message>
      <source>The image {image} is on Linode. It was not removed, because it no longer waits for its data.</source>
      <translation>镜像 {image} 在 Linode 上。它未被移除，因为它已不再等待数据。</translation>
    </message>
    <message>
      <source>The initramfs {path} is not in this image</source>
      <translation>initramfs {path} 不在此镜像中</translation>
    </message>
    <message>
      <source>The kernel looks for its root on {device}</source>
      <translation>内核在 {device} 上查找根文件系统</translation>
    </message>
    <message>
      <source>The kernel will not find its disk</source>
      <translation>内核将找不到磁盘</translation>
    </message>
    <message>
      <source>The kernel {path} is not in this image</source>
      <translation>内核 {path} 不在此镜像中</translation>
    </message>
    <message>
      <source>The label is missing: enter 1 to 50 characters.</source>
      <translation>缺少名称：请输入 1 到 50 个字符。</translation>
    </message>
    <message>
      <source>The label is too long: {found} characters, at most {limit} are allowed.</source>
      <translation>名称过长：{found} 个字符，最多允许 {limit} 个。</translation>
    </message>
    <message>
      <source>The label may not contain {text}: letters A to Z, digits, spaces and , . ? - _ ' are allowed.</source>
      <translation>名称不能包含 {text}：只允许字母 A 到 Z、数字、空格以及 , . ? - _ ' 。</translation>
    </message>
    <message>
      <source>The last time it ran, a fault ended the program. What was being uploaded then is marked in the history.</source>
      <translation>上次运行时，程序因故障而终止。当时正在上传的内容已在历史记录中标出。</translation>
    </message>
    <message>
      <source>The limit is {limit} (5 GiB) after compression. Fill the free space of the image with zeros, compress it again and choose the result.</source>
      <translation>压缩后的上限为 {limit} (5 GiB)。请用零填充镜像的可用空间，重新压缩，然后选择所得文件。</translation>
    </message>
    <message>
      <source>The limit is {limit}. Shrink the disk and choose the result.</source>
      <translation>上限为 {limit}。请缩小磁盘，然后选择所得文件。</translation>
    </message>
    <message>
      <source>The log has no lines about this upload.</source>
      <translation>日志中没有关于此上传的内容。</translation>
    </message>
    <message>
      <source>The metadata of a Linode will not be used: leave the box unticked</source>
      <translation>不会使用 Linode 实例的元数据：请不要勾选</translation>
    </message>
    <message>
      <source>The network is left to cloud-init {version}, which does not know Linode</source>
      <translation>网络由 cloud-init {version} 负责，而它不支持 Linode</translation>
    </message>
    <message>
      <source>The old file is kept as {path}.</source>
      <translation>旧文件保留为 {path}。</translation>
    </message>
    <message>
      <source>The operating system is made for {machine}: a Linode needs one for x86-64</source>
      <translation>操作系统是为 {machine} 构建的：Linode 实例需要 x86-64 的操作系统</translation>
    </message>
    <message>
      <source>The operating system was built for another processor: a Linode needs one for x86-64</source>
      <translation>操作系统是为其他处理器构建的：Linode 实例需要 x86-64 的操作系统</translation>
    </message>
    <message>
      <source>The option {option} is set</source>
      <translation>已设置选项 {option}</translation>
    </message>
    <message>
      <source>The options of the kernel could not be read</source>
      <translation>无法读取内核选项</translation>
    </message>
    <message>
      <source>The partition table belongs to a disk of {expected}, but the file has only {found}: it may be truncated</source>
      <translation>分区表属于 {expected} 的磁盘，但文件只有 {found}：它可能被截断</translation>
    </message>
    <message>
      <source>The partition table belongs to a larger disk: the file may be truncated</source>
      <translation>分区表属于更大的磁盘：文件可能被截断</translation>
    </message>
    <message>
      <source>The partition table is damaged: no partition can be found</source>
      <translation>分区表已损坏：找不到任何分区</translation>
    </message>
    <message>
      <source>The partition table is damaged; only its copy at the end of the disk is intact</source>
      <translation>分区表已损坏；只有磁盘末尾的副本完好</translation>
    </message>
    <message>
      <source>The partition table was made for a disk with sectors of 4096 bytes: a Linode's disk has 512, and no partition will be found on it</source>
      <translation>分区表是为 4096 字节扇区的磁盘制作的：Linode 实例的磁盘扇区为 512 字节，在其上找不到任何分区</translation>
    </message>
    <message>
      <source>The password of the proxy is not in the password store</source>
      <translation>密码存储中没有代理的密码</translation>
    </message>
    <message>
      <source>The password store {name} keeps tokens in plain text</source>
      <translation>密码存储 {name} 以明文保存令牌</translation>
    </message>
    <message>
      <source>The places of private data could not be read</source>
      <translation>无法读取私人数据所在的位置</translation>
    </message>
    <message>
      <source>The problem is not on your side. Try again in a few minutes.</source>
      <translation>问题不在您这一方。请过几分钟再试。</translation>
    </message>
    <message>
      <source>The proxy wants a user and a password</source>
      <translation>代理要求用户名和密码</translation>
    </message>
    <message>
      <source>The proxy {proxy} was used, as the environment says.</source>
      <translation>已按环境变量使用代理 {proxy}。</translation>
    </message>
    <message>
      <source>The proxy {proxy} was used, as the system settings say.</source>
      <translation>已按系统设置使用代理 {proxy}。</translation>
    </message>
    <message>
      <source>The proxy {proxy} was used.</source>
      <translation>已使用代理 {proxy}。</translation>
    </message>
    <message>
      <source>The queue is on hold</source>
      <translation>队列已暂停</translation>
    </message>
    <message>
      <source>The region is missing: choose one.</source>
      <translation>缺少区域：请选择一个。</translation>
    </message>
    <message>
      <source>The report below holds no token, no upload address and not the name of your home folder. Nothing is sent: copy it if you want to report the fault.</source>
      <translation>下面的报告不包含令牌、上传地址或您主文件夹的名称。不会发送任何内容：如果您想报告此故障，请复制该报告。</translation>
    </message>
    <message>
      <source>The same bytes were uploaded before: “{label}”, {time}</source>
      <translation>相同的数据之前已上传过：“{label}”，{time}</translation>
    </message>
    <message>
      <source>The same upload for a terminal</source>
      <translation>在终端中执行相同上传的命令</translation>
    </message>
    <message>
      <source>The saved token is gone</source>
      <translation>保存的令牌已不存在</translation>
    </message>
    <message>
      <source>The system is in {kind}, which is not looked into</source>
      <translation>系统位于 {kind} 中，不会对其进行检查</translation>
    </message>
    <message>
      <source>The system is made for {machine}</source>
      <translation>系统是为 {machine} 构建的</translation>
    </message>
    <message>
      <source>The system may start without a network</source>
      <translation>系统启动后可能没有网络</translation>
    </message>
    <message>
      <source>The system will not start fully, and may not let anyone log in</source>
      <translation>系统无法完全启动，可能无法登录</translation>
    </message>
    <message>
      <source>The tag “{text}” has over {limit} characters: Linode accepts it, but Cloud Manager cannot edit it.</source>
      <translation>标签“{text}”超过 {limit} 个字符：Linode 可以接受，但 Cloud Manager 无法编辑。</translation>
    </message>
    <message>
      <source>The tag “{text}” is too long: {found} characters, at most {limit} are allowed.</source>
      <translation>标签“{text}”过长：{found} 个字符，最多允许 {limit} 个。</translation>
    </message>
    <message>
      <source>The tag “{text}” is too short: {found} characters, at least {limit} are needed.</source>
      <translation>标签“{text}”过短：{found} 个字符，至少需要 {limit} 个。</translation>
    </message>
    <message>
      <source>The token of {account} is still in the password store: {reason}</source>
      <translation>{account} 的令牌仍在密码存储中：{reason}</translation>
    </message>
    <message>
      <source>The token would go to {host} without encryption</source>
      <translation>令牌将会以未加密方式发送到 {host}</translation>
    </message>
    <message>
      <source>The unfinished image {image} is still on Linode.</source>
      <translation>未完成的镜像 {image} 仍在 Linode 上。</translation>
    </message>
    <message>
      <source>The unpacked image is larger than your account allows</source>
      <translation>解压后的镜像超过了您的账户允许的大小</translation>
    </message>
    <message>
      <source>The unpacked size is not a multiple of 512 bytes: the file may be truncated</source>
      <translation>解压后的大小不是 512 字节的整数倍：文件可能被截断</translation>
    </message>
    <message>
      <source>The upload is not over yet.</source>
      <translation>上传尚未结束。</translation>
    </message>
    <message>
      <source>The upload is tried again by itself, up to six times. Before each try the program asks Linode whether the data arrived, and never sends what is there already. After a crash, the next start says what became of it.</source>
      <translation>程序会自动重试上传，最多六次。每次尝试之前，程序会向 Linode 查询数据是否已到达，绝不会重复发送已有的数据。程序崩溃后，下次启动时会告诉您上传的结果。</translation>
    </message>
    <message>
      <source>The upload was cancelled on Linode</source>
      <translation>上传在 Linode 上被取消</translation>
    </message>
    <message>
      <source>The user {user} is not allowed to add images ({needed} is missing)</source>
      <translation>用户 {user} 无权添加镜像（缺少 {needed}）</translation>
    </message>
    <message>
      <source>The usual folder</source>
      <translation>默认文件夹</translation>
    </message>
    <message>
      <source>The virtual disk was not closed cleanly: the last writes may be missing</source>
      <translation>虚拟磁盘未正常关闭：可能缺少最后写入的数据</translation>
    </message>
    <message>
      <source>The {field} is missing.</source>
      <translation>缺少 {field}。</translation>
    </message>
    <message>
      <source>The {field} is too long: {found}, at most {limit} are allowed.</source>
      <translation>{field} 过长：{found}，最多允许 {limit}。</translation>
    </message>
    <message>
      <source>The {field} is too short: {found}, at least {limit} are needed.</source>
      <translation>{field} 过短：{found}，至少需要 {limit}。</translation>
    </message>
    <message>
      <source>The {field} may not contain {text}.</source>
      <translation>{field} 不能包含 {text}。</translation>
    </message>
    <message>
      <source>The {kind} archive does not contain one. Choose the disk image itself.</source>
      <translation>该 {kind} 压缩包中没有磁盘镜像。请直接选择磁盘镜像。</translation>
    </message>
    <message>
      <source>The {kind} file system has {expected}, but the file only {found}: it is truncated</source>
      <translation>{kind} 文件系统为 {expected}，但文件只有 {found}：它被截断</translation>
    </message>
    <message>
      <source>The {kind} file system in partition {number} has {expected}, but its partition only {found}: data may be missing</source>
      <translation>分区 {number} 中的 {kind} 文件系统为 {expected}，但该分区只有 {found}：可能缺少数据</translation>
    </message>
    <message>
      <source>There are no uploads yet</source>
      <translation>还没有上传任务</translation>
    </message>
    <message>
      <source>There is an EFI partition, and no boot code in the first sector</source>
      <translation>有 EFI 分区，但第一个扇区没有引导代码</translation>
    </message>
    <message>
      <source>There is an NTFS file system: this may be Windows</source>
      <translation>有 NTFS 文件系统：可能是 Windows</translation>
    </message>
    <message>
      <source>There is another account called “{name}”</source>
      <translation>已有名为“{name}”的账户</translation>
    </message>
    <message>
      <source>There is no /sbin/init</source>
      <translation>没有 /sbin/init</translation>
    </message>
    <message>
      <source>There is no boot code in the first sector</source>
      <translation>第一个扇区没有引导代码</translation>
    </message>
    <message>
      <source>There is no console=ttyS0</source>
      <translation>没有 console=ttyS0</translation>
    </message>
    <message>
      <source>There is no disk image in {name}</source>
      <translation>{name} 中没有磁盘镜像</translation>
    </message>
    <message>
      <source>There is no file on the clipboard</source>
      <translation>剪贴板中没有文件</translation>
    </message>
    <message>
      <source>There is no image of it on Linode.</source>
      <translation>Linode 上没有它的镜像。</translation>
    </message>
    <message>
      <source>There is no log</source>
      <translation>没有日志</translation>
    </message>
    <message>
      <source>There is no space left for the history</source>
      <translation>没有空间可用于历史记录</translation>
    </message>
    <message>
      <source>There is no token and no password in it: linode-cli reads its own configuration, the others LINODE_TOKEN. Nothing is created before you run it; a server costs money from then on.</source>
      <translation>其中没有令牌和密码：linode-cli 读取自己的配置，其他工具读取 LINODE_TOKEN。运行之前不会创建任何内容；此后服务器将产生费用。</translation>
    </message>
    <message>
      <source>There is no token in it: curl, PowerShell and Terraform read LINODE_TOKEN where it runs, linode-cli its own configuration or LINODE_CLI_TOKEN.</source>
      <translation>其中不含令牌：curl、PowerShell 和 Terraform 会在运行处读取 LINODE_TOKEN，linode-cli 则读取自己的配置或 LINODE_CLI_TOKEN。</translation>
    </message>
    <message>
      <source>There is nothing in {name}</source>
      <translation>{name} 中没有任何内容</translation>
    </message>
    <message>
      <source>There were too many requests. Try again in {time}.</source>
      <translation>请求过多。请在 {time}后重试。</translation>
    </message>
    <message>
      <source>They do nothing on a Linode, or get in the way</source>
      <translation>它们在 Linode 实例上没有用处，甚至会造成妨碍</translation>
    </message>
    <message>
      <source>This account has {images} custom images, and most accounts may have no more than {most}. Delete one that is no longer needed, ask Linode Support for more, or try it all the same.</source>
      <translation>此账户有 {images} 个自定义镜像，而大多数账户最多可有 {most} 个。请删除不再需要的镜像，或向 Linode 支持申请更多，也可以直接尝试。</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>本机</translation>
    </message>
    <message>
      <source>This computer has no free port for the answer of the browser</source>
      <translation>本机没有空闲端口可接收浏览器的答复</translation>
    </message>
    <message>
      <source>This image supports cloud-&amp;init</source>
      <translation>此镜像支持 cloud-init(&amp;I)</translation>
    </message>
    <message>
      <source>This image was not uploaded from here.</source>
      <translation>此镜像不是从这里上传的。</translation>
    </message>
    <message>
      <source>This is a bug in Image Uploader. Please copy the details and report it.</source>
      <translation>这是 Image Uploader 的程序错误。请复制详情并报告。</translation>
    </message>
    <message>
      <source>This is a fault of the program, or of how it is installed. Starting it again may help.</source>
      <translation>这是程序或其安装方式的故障。重新启动程序也许有用。</translation>
    </message>
    <message>
      <source>This is a fault of the program. Uploads that are running go on. If the window does not behave as it should, quit and start it again: the history keeps every upload.</source>
      <translation>这是程序的故障。正在进行的上传会继续。如果窗口表现异常，请退出并重新启动程序：历史记录会保留每次上传。</translation>
    </message>
    <message>
      <source>This is an installer disc, not a disk image: a Linode usually cannot boot from it</source>
      <translation>这是安装光盘，不是磁盘镜像：Linode 实例通常无法从中启动</translation>
    </message>
    <message>
      <source>This is not a token</source>
      <translation>这不是令牌</translation>
    </message>
    <message>
      <source>This is not a token but the address of a page</source>
      <translation>这不是令牌，而是网页地址</translation>
    </message>
    <message>
      <source>This is not a token: it has characters that no token has</source>
      <translation>这不是令牌：其中有令牌不会有的字符</translation>
    </message>
    <message>
      <source>This is not a token: it is empty</source>
      <translation>这不是令牌：内容为空</translation>
    </message>
    <message>
      <source>This is not a token: there is a space inside</source>
      <translation>这不是令牌：其中有空格</translation>
    </message>
    <message>
      <source>This is the practice</source>
      <translation>现在就是练习</translation>
    </message>
    <message>
      <source>This kernel has no modules in /lib/modules</source>
      <translation>/lib/modules 中没有此内核的模块</translation>
    </message>
    <message>
      <source>This name is too long for an account, or cannot be shown</source>
      <translation>此名称对账户来说太长，或无法显示</translation>
    </message>
    <message>
      <source>This one</source>
      <translation>使用此代理</translation>
    </message>
    <message>
      <source>This program runs in a Flatpak sandbox: use Choose file, which gives it access.</source>
      <translation>本程序在 Flatpak 沙盒中运行：请使用“选择文件”，这样它便可访问该文件。</translation>
    </message>
    <message>
      <source>This program sends no usage data.</source>
      <translation>本程序不发送任何使用数据。</translation>
    </message>
    <message>
      <source>This region cannot store images</source>
      <translation>此区域无法存储镜像</translation>
    </message>
    <message>
      <source>This token cannot upload images ({right} is missing)</source>
      <translation>此令牌无法上传镜像（缺少 {right}）</translation>
    </message>
    <message>
      <source>This token is not allowed to do this</source>
      <translation>此令牌无权执行此操作</translation>
    </message>
    <message>
      <source>This token is not allowed to do this ({right} is missing)</source>
      <translation>此令牌无权执行此操作（缺少 {right}）</translation>
    </message>
    <message>
      <source>This token may not change images: it lacks the scope Images: Read/Write.</source>
      <translation>此令牌不能更改镜像：缺少权限范围 Images（读/写）。</translation>
    </message>
    <message>
      <source>This upload was made by the user {who}</source>
      <translation>此上传由用户 {who} 执行</translation>
    </message>
    <message>
      <source>This upload went to another Linode: {host}</source>
      <translation>此上传发送到了另一个 Linode 地址：{host}</translation>
    </message>
    <message>
      <source>This {kind} file cannot be converted: {feature}</source>
      <translation>无法转换此 {kind} 文件：{feature}</translation>
    </message>
    <message>
      <source>Tick the box</source>
      <translation>请勾选</translation>
    </message>
    <message>
      <source>Tick this to store the image in Europe.</source>
      <translation>要将镜像存储在欧洲，请勾选此项。</translation>
    </message>
    <message>
      <source>Time left on the server: {time}</source>
      <translation>服务器上的剩余时间：{time}</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>时间线</translation>
    </message>
    <message>
      <source>To send</source>
      <translation>待发送</translation>
    </message>
    <message>
      <source>To send: about {size}</source>
      <translation>待发送：约 {size}</translation>
    </message>
    <message>
      <source>To send: about {size}, about {time}</source>
      <translation>待发送：约 {size}，约需 {time}</translation>
    </message>
    <message>
      <source>To send: {size}</source>
      <translation>待发送：{size}</translation>
    </message>
    <message>
      <source>To send: {size}, about {time}</source>
      <translation>待发送：{size}，约需 {time}</translation>
    </message>
    <message>
      <source>To the next part of the window; back with Shift</source>
      <translation>转到窗口的下一部分；加按 Shift 返回</translation>
    </message>
    <message>
      <source>Today {time}</source>
      <translation>今天 {time}</translation>
    </message>
    <message>
      <source>Token not accepted</source>
      <translation>令牌未被接受</translation>
    </message>
    <message>
      <source>Tokens are in the password store of the system, never in a file of this program.</source>
      <translation>令牌保存在系统的密码存储中，绝不会写入本程序的文件。</translation>
    </message>
    <message>
      <source>Too large to upload: {found}</source>
      <translation>过大，无法上传：{found}</translation>
    </message>
    <message>
      <source>Too many tags: {found}, at most {limit} are allowed.</source>
      <translation>标签过多：{found} 个，最多允许 {limit} 个。</translation>
    </message>
    <message>
      <source>Too many {field}: {found}, at most {limit} are allowed.</source>
      <translation>{field} 过多：{found}，最多允许 {limit}。</translation>
    </message>
    <message>
      <source>Took</source>
      <translation>用时</translation>
    </message>
    <message>
      <source>Total stored</source>
      <translation>总存储量</translation>
    </message>
    <message>
      <source>Transfer</source>
      <translation>传输</translation>
    </message>
    <message>
      <source>Tried {attempts} times in {time}: {reason}.</source>
      <translation>在 {time}内尝试了 {attempts} 次：{reason}。</translation>
    </message>
    <message>
      <source>Tried {attempts} times: {reason}.</source>
      <translation>尝试了 {attempts} 次：{reason}。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Try again now</source>
      <translation>立即重试</translation>
    </message>
    <message>
      <source>Try again. If that does not help, check whether a proxy changes the request, or ask Linode Support.</source>
      <translation>请重试。如果无效，请检查是否有代理更改了请求，或咨询 Linode 支持。</translation>
    </message>
    <message>
      <source>Try it with a practice Linode on this computer</source>
      <translation>在本机的练习 Linode 上试用</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Type its &amp;label to confirm: {label}</source>
      <translation>请输入其名称以确认(&amp;L)：{label}</translation>
    </message>
    <message>
      <source>U&amp;nfinished images on Linode…</source>
      <translation>Linode 上未完成的镜像(&amp;N)…</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤消</translation>
    </message>
    <message>
      <source>Unexpected error: {reason}</source>
      <translation>意外错误：{reason}</translation>
    </message>
    <message>
      <source>Unfinished</source>
      <translation>未完成</translation>
    </message>
    <message>
      <source>Unfinished images may be yours: {images}. Linode removes them after 24 hours.</source>
      <translation>有一些未完成的镜像可能属于您：{images}。Linode 会在 24 小时后将其移除。</translation>
    </message>
    <message>
      <source>Unfinished images on Linode</source>
      <translation>Linode 上未完成的镜像</translation>
    </message>
    <message>
      <source>Unfinished images…</source>
      <translation>未完成的镜像…</translation>
    </message>
    <message>
      <source>Unfinished, {time} left</source>
      <translation>未完成，剩余 {time}</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Unlock it, or use a token for this session only.</source>
      <translation>请将其解锁，或仅在本次会话中使用令牌。</translation>
    </message>
    <message>
      <source>Unpack it by hand and choose the disk image inside: {command}</source>
      <translation>请手动解压，然后选择其中的磁盘镜像：{command}</translation>
    </message>
    <message>
      <source>Unpack it once by hand and choose the result: {command}</source>
      <translation>请手动解压一次，然后选择所得文件：{command}</translation>
    </message>
    <message>
      <source>Unpack it with its password and choose the disk image inside.</source>
      <translation>请用密码将其解压，然后选择其中的磁盘镜像。</translation>
    </message>
    <message>
      <source>Unpack it with the program that created it, and choose the disk image inside.</source>
      <translation>请用创建它的程序将其解压，然后选择其中的磁盘镜像。</translation>
    </message>
    <message>
      <source>Unpacked</source>
      <translation>解压后</translation>
    </message>
    <message>
      <source>Unpacking {name} needs more than {limit} of memory</source>
      <translation>解压 {name} 需要超过 {limit} 的内存</translation>
    </message>
    <message>
      <source>Update cloud-init to 23.3 or newer</source>
      <translation>请将 cloud-init 更新到 23.3 或更高版本</translation>
    </message>
    <message>
      <source>Updated</source>
      <translation>更新时间</translation>
    </message>
    <message>
      <source>Upload</source>
      <translation>上传</translation>
    </message>
    <message>
      <source>Upload again</source>
      <translation>重新上传</translation>
    </message>
    <message>
      <source>Upload failed</source>
      <translation>上传失败</translation>
    </message>
    <message>
      <source>Upload failed: reason not available with this token</source>
      <translation>上传失败：使用此令牌无法获知原因</translation>
    </message>
    <message>
      <source>Upload failed: {reason}</source>
      <translation>上传失败：{reason}</translation>
    </message>
    <message>
      <source>Upload {count} images</source>
      <translation>上传 {count} 个镜像</translation>
    </message>
    <message>
      <source>Uploading</source>
      <translation>上传中</translation>
    </message>
    <message>
      <source>Uploading {percent}</source>
      <translation>上传中 {percent}</translation>
    </message>
    <message>
      <source>Uploads</source>
      <translation>上传</translation>
    </message>
    <message>
      <source>Uploads continue. What is missing will be written as soon as possible.</source>
      <translation>上传会继续。缺少的内容会尽快写入。</translation>
    </message>
    <message>
      <source>Uploads go there. A proxy or a firewall answers in its place: ask whoever runs it to let {host} through ({reason}).</source>
      <translation>上传会发送到那里。代理或防火墙代替它作出了应答：请让其管理员放行 {host}（{reason}）。</translation>
    </message>
    <message>
      <source>Uploads of the account {account} wait for a sign-in</source>
      <translation>账户 {account} 的上传正在等待登录</translation>
    </message>
    <message>
      <source>Use a token of that account at {host} to check on it, or to remove its image.</source>
      <translation>请使用该账户在 {host} 上的令牌来查看它，或移除其镜像。</translation>
    </message>
    <message>
      <source>Use root=/dev/sda, or the UUID of the file system</source>
      <translation>请使用 root=/dev/sda 或文件系统的 UUID</translation>
    </message>
    <message>
      <source>Use the &amp;usual one</source>
      <translation>使用默认文件夹(&amp;U)</translation>
    </message>
    <message>
      <source>Use the UUID of the file system</source>
      <translation>请使用文件系统的 UUID</translation>
    </message>
    <message>
      <source>User</source>
      <translation>用户</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>使用指南</translation>
    </message>
    <message>
      <source>Usually the upload address has expired, or the clock of this computer is wrong. Check the clock and request a new address.</source>
      <translation>通常是上传地址已过期，或本机时钟不准。请检查时钟，并请求新的地址。</translation>
    </message>
    <message>
      <source>Vendor</source>
      <translation>供应商</translation>
    </message>
    <message>
      <source>Wait until no program writes to {path} any more, then upload it again.</source>
      <translation>请等到没有程序再写入 {path}，然后重新上传。</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <source>Waiting uploads</source>
      <translation>等待中的上传</translation>
    </message>
    <message>
      <source>Waiting – {place} in line</source>
      <translation>等待中 – 排在{place} 位</translation>
    </message>
    <message>
      <source>Well over 6 GB when unpacked; most accounts allow 6 GB: Linode will probably refuse it after the upload</source>
      <translation>解压后远超 6 GB；大多数账户只允许 6 GB：Linode 很可能会在上传后拒绝它</translation>
    </message>
    <message>
      <source>What cloud-init is for</source>
      <translation>cloud-init 的用途</translation>
    </message>
    <message>
      <source>What helps: {remedy}</source>
      <translation>解决办法：{remedy}</translation>
    </message>
    <message>
      <source>What is inside this image was not looked at: choose the kernel yourself</source>
      <translation>未检查此镜像的内容：请自行选择内核</translation>
    </message>
    <message>
      <source>What is on the disk</source>
      <translation>磁盘内容</translation>
    </message>
    <message>
      <source>What this agreement is</source>
      <translation>此项同意的含义</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>检查结果</translation>
    </message>
    <message>
      <source>What was found…</source>
      <translation>检查结果…</translation>
    </message>
    <message>
      <source>What went wrong: {reason}. Linode may still be processing the image: look in Cloud Manager, or check the history later.</source>
      <translation>出错原因：{reason}。Linode 可能仍在处理该镜像：请在 Cloud Manager 中查看，或稍后查看历史记录。</translation>
    </message>
    <message>
      <source>When an image is &amp;available</source>
      <translation>镜像可用时(&amp;A)</translation>
    </message>
    <message>
      <source>When an image is available</source>
      <translation>镜像可用时</translation>
    </message>
    <message>
      <source>When an upload &amp;fails, or needs you</source>
      <translation>上传失败或需要您处理时(&amp;F)</translation>
    </message>
    <message>
      <source>When it is done</source>
      <translation>完成之后</translation>
    </message>
    <message>
      <source>When the line breaks</source>
      <translation>连接中断时</translation>
    </message>
    <message>
      <source>Whether cloud-init is installed could not be read</source>
      <translation>无法读取是否安装了 cloud-init</translation>
    </message>
    <message>
      <source>Which uploads are shown</source>
      <translation>显示哪些上传</translation>
    </message>
    <message>
      <source>While it is sent</source>
      <translation>发送期间</translation>
    </message>
    <message>
      <source>While uploads run</source>
      <translation>上传进行时</translation>
    </message>
    <message>
      <source>Whoever gets the image gets them too</source>
      <translation>得到镜像的人也会得到它们</translation>
    </message>
    <message>
      <source>Whoever manages the account can grant “Add Images” to this user, or give it a role with the permission upload_image. Or sign in as another user.</source>
      <translation>账户管理员可以授予此用户“Add Images”权限，或赋予带有 upload_image 权限的角色。您也可以用其他用户登录。</translation>
    </message>
    <message>
      <source>Whoever manages the account can see what is missing there, or change what this user may do. Or sign in as another user.</source>
      <translation>账户管理员可以查看缺少什么，或更改此用户的权限。您也可以用其他用户登录。</translation>
    </message>
    <message>
      <source>Will be stored in {store}</source>
      <translation>将存储在 {store}</translation>
    </message>
    <message>
      <source>Will not start on Linode</source>
      <translation>无法在 Linode 上启动</translation>
    </message>
    <message>
      <source>Will not start on Linode: {reason}</source>
      <translation>无法在 Linode 上启动：{reason}</translation>
    </message>
    <message>
      <source>Will upload, but {reason}</source>
      <translation>可以上传，但{reason}</translation>
    </message>
    <message>
      <source>Will upload, each with a warning</source>
      <translation>可以上传，每个都有警告</translation>
    </message>
    <message numerus="yes">
      <source>Will upload, {count} of them with a warning</source>
      <extracomment>For exactly one: Will upload, 1 of them with a warning</extracomment>
      <translation>
        <numerusform>可以上传，其中 {count} 个有警告</numerusform>
      </translation>
    </message>
    <message>
      <source>Windows needs VirtIO drivers to start on a Linode</source>
      <translation>Windows 需要 VirtIO 驱动程序才能在 Linode 实例上启动</translation>
    </message>
    <message>
      <source>With a &amp;sound</source>
      <translation>播放声音(&amp;S)</translation>
    </message>
    <message>
      <source>With what the image itself sets up, a Linode has no network</source>
      <translation>按镜像自身的配置，Linode 实例将没有网络</translation>
    </message>
    <message>
      <source>Without that driver the kernel will not find its disk</source>
      <translation>没有该驱动程序，内核将找不到磁盘</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>You are not signed in</source>
      <translation>您尚未登录</translation>
    </message>
    <message>
      <source>You uploaded these bytes before as “{label}”</source>
      <translation>您之前上传过相同的数据，名称为“{label}”</translation>
    </message>
    <message>
      <source>You uploaded these bytes on {day} as “{label}”</source>
      <translation>您于 {day} 上传过相同的数据，名称为“{label}”</translation>
    </message>
    <message>
      <source>You uploaded these bytes today as “{label}”</source>
      <translation>您今天上传过相同的数据，名称为“{label}”</translation>
    </message>
    <message>
      <source>You uploaded these bytes yesterday as “{label}”</source>
      <translation>您昨天上传过相同的数据，名称为“{label}”</translation>
    </message>
    <message>
      <source>Your Linode user is not allowed to add images ({needed} is missing)</source>
      <translation>您的 Linode 用户无权添加镜像（缺少 {needed}）</translation>
    </message>
    <message>
      <source>Your password store is locked</source>
      <translation>您的密码存储已锁定</translation>
    </message>
    <message>
      <source>Your sign-in with the browser ended at {time}</source>
      <translation>您的浏览器登录已于 {time} 结束</translation>
    </message>
    <message>
      <source>Your sign-in with the browser ends at {time}</source>
      <translation>您的浏览器登录将于 {time} 结束</translation>
    </message>
    <message>
      <source>Your token</source>
      <translation>您的令牌</translation>
    </message>
    <message>
      <source>Your token expired on {date}. Create a new one, and sign in with it.</source>
      <translation>您的令牌已于 {date} 过期。请创建一个新令牌并用它登录。</translation>
    </message>
    <message>
      <source>Your token expires on {date}. Create a new one, and sign in with it.</source>
      <translation>您的令牌将于 {date} 过期。请创建新的令牌并用它登录。</translation>
    </message>
    <message>
      <source>Your user may not change this image: ask for read/write access to it.</source>
      <translation>您的用户不能更改此镜像：请申请对它的读/写权限。</translation>
    </message>
    <message>
      <source>a Linode will find no partition on it</source>
      <translation>Linode 实例在其上找不到任何分区</translation>
    </message>
    <message>
      <source>a compressed cluster does not end where it should</source>
      <translation>有一个压缩簇没有在应有的位置结束</translation>
    </message>
    <message>
      <source>a compressed cluster is too short</source>
      <translation>有一个压缩簇过短</translation>
    </message>
    <message>
      <source>a description is invalid</source>
      <translation>有一处描述无效</translation>
    </message>
    <message>
      <source>a header has a flag that gzip does not define</source>
      <translation>有一个文件头带有 gzip 未定义的标志</translation>
    </message>
    <message>
      <source>a header is invalid</source>
      <translation>有一个文件头无效</translation>
    </message>
    <message>
      <source>a header is not where its directory says</source>
      <translation>有一个文件头不在目录所指的位置</translation>
    </message>
    <message>
      <source>a property is missing</source>
      <translation>缺少一项属性</translation>
    </message>
    <message>
      <source>a region is missing</source>
      <translation>缺少一个区域</translation>
    </message>
    <message>
      <source>about {size}</source>
      <translation>约 {size}</translation>
    </message>
    <message>
      <source>an extension of its header is invalid</source>
      <translation>文件头的一项扩展无效</translation>
    </message>
    <message>
      <source>an extent does not match its descriptor</source>
      <translation>有一个区段与描述符不符</translation>
    </message>
    <message>
      <source>another program is writing to it</source>
      <translation>另一个程序正在写入该文件</translation>
    </message>
    <message>
      <source>available</source>
      <translation>可用</translation>
    </message>
    <message>
      <source>backing file</source>
      <translation>后备文件</translation>
    </message>
    <message>
      <source>being copied</source>
      <translation>正在复制</translation>
    </message>
    <message>
      <source>being made</source>
      <translation>正在创建</translation>
    </message>
    <message>
      <source>broken pipe</source>
      <translation>管道已断开</translation>
    </message>
    <message>
      <source>cannot tell</source>
      <translation>无法判断</translation>
    </message>
    <message>
      <source>cloud-init</source>
      <translation>cloud-init</translation>
    </message>
    <message>
      <source>cloud-init is not installed</source>
      <translation>未安装 cloud-init</translation>
    </message>
    <message>
      <source>cloud-init sets up the network</source>
      <translation>cloud-init 会配置网络</translation>
    </message>
    <message>
      <source>cloud-init {version} is switched off</source>
      <translation>cloud-init {version} 已停用</translation>
    </message>
    <message>
      <source>cloud-init {version} is told to use other sources</source>
      <translation>cloud-init {version} 被设置为使用其他数据源</translation>
    </message>
    <message>
      <source>cloud-init {version} is too old for Linode's metadata</source>
      <translation>cloud-init {version} 太旧，不支持 Linode 的元数据</translation>
    </message>
    <message>
      <source>cloud-init {version} knows Linode's metadata</source>
      <translation>cloud-init {version} 支持 Linode 的元数据</translation>
    </message>
    <message>
      <source>connection refused</source>
      <translation>连接被拒绝</translation>
    </message>
    <message>
      <source>connection reset by peer</source>
      <translation>连接被对方重置</translation>
    </message>
    <message>
      <source>could not be copied in time</source>
      <translation>未能及时复制</translation>
    </message>
    <message>
      <source>curl in a shell (sh, bash, zsh)</source>
      <translation>shell 中的 curl (sh、bash、zsh)</translation>
    </message>
    <message>
      <source>d MMM</source>
      <translation>M月d日</translation>
    </message>
    <message>
      <source>d MMM HH:mm</source>
      <translation>M月d日 HH:mm</translation>
    </message>
    <message>
      <source>d MMM yyyy</source>
      <translation>yyyy-MM-dd</translation>
    </message>
    <message>
      <source>data file</source>
      <translation>数据文件</translation>
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
      <translation>字典</translation>
    </message>
    <message>
      <source>disk</source>
      <translation>磁盘</translation>
    </message>
    <message>
      <source>extent</source>
      <translation>区段</translation>
    </message>
    <message>
      <source>files in it may be missing or damaged</source>
      <translation>其中的文件可能缺失或损坏</translation>
    </message>
    <message>
      <source>it contains nothing but zeros</source>
      <translation>磁盘内容全为零</translation>
    </message>
    <message>
      <source>it ends too early</source>
      <translation>文件过早结束</translation>
    </message>
    <message>
      <source>it has no boot loader</source>
      <translation>它没有引导加载程序</translation>
    </message>
    <message>
      <source>it has no driver for a Linode's disk</source>
      <translation>它没有 Linode 实例磁盘的驱动程序</translation>
    </message>
    <message>
      <source>it is an installer disc and may not start</source>
      <translation>它是安装光盘，可能无法启动</translation>
    </message>
    <message>
      <source>it is encrypted and may not start</source>
      <translation>它已加密，可能无法启动</translation>
    </message>
    <message>
      <source>it is larger than most accounts allow</source>
      <translation>它超过了大多数账户允许的大小</translation>
    </message>
    <message>
      <source>it is made for another processor</source>
      <translation>它是为其他处理器构建的</translation>
    </message>
    <message>
      <source>it is made for another processor and will not start</source>
      <translation>它是为其他处理器构建的，无法启动</translation>
    </message>
    <message>
      <source>it is too large ({found}; the limit is {limit})</source>
      <translation>过大（{found}；上限为 {limit}）</translation>
    </message>
    <message>
      <source>it may be Windows</source>
      <translation>可能是 Windows</translation>
    </message>
    <message>
      <source>it may not start</source>
      <translation>它可能无法启动</translation>
    </message>
    <message>
      <source>it may not start: a device is missing</source>
      <translation>它可能无法启动：缺少设备</translation>
    </message>
    <message>
      <source>it may not start: its boot loader is incomplete</source>
      <translation>它可能无法启动：引导加载程序不完整</translation>
    </message>
    <message>
      <source>it may not start: its content is unknown</source>
      <translation>它可能无法启动：内容未知</translation>
    </message>
    <message>
      <source>it may not start: no boot loader for BIOS</source>
      <translation>它可能无法启动：没有用于 BIOS 的引导加载程序</translation>
    </message>
    <message>
      <source>it may not start: no partition is active</source>
      <translation>它可能无法启动：没有活动分区</translation>
    </message>
    <message>
      <source>it will not start</source>
      <translation>它无法启动</translation>
    </message>
    <message>
      <source>it will not start: {reason}</source>
      <translation>它无法启动：{reason}</translation>
    </message>
    <message>
      <source>its boot loader has no configuration</source>
      <translation>它的引导加载程序没有配置</translation>
    </message>
    <message>
      <source>its boot loader is incomplete</source>
      <translation>它的引导加载程序不完整</translation>
    </message>
    <message>
      <source>its boot loader is not known</source>
      <translation>它的引导加载程序未知</translation>
    </message>
    <message>
      <source>its chain of backing files has no end</source>
      <translation>后备文件链没有终点</translation>
    </message>
    <message>
      <source>its checksum is wrong</source>
      <translation>校验和不正确</translation>
    </message>
    <message>
      <source>its descriptor is too long</source>
      <translation>描述符过长</translation>
    </message>
    <message>
      <source>its descriptor names no extent</source>
      <translation>描述符未指定任何区段</translation>
    </message>
    <message>
      <source>its descriptor names too many extents</source>
      <translation>描述符指定的区段过多</translation>
    </message>
    <message>
      <source>its directory has fewer files than it says</source>
      <translation>目录中的文件数少于其声明的数量</translation>
    </message>
    <message>
      <source>its directory is not at the end: the file is cut off, or other data follows</source>
      <translation>目录不在末尾：文件被截断，或后面还有其他数据</translation>
    </message>
    <message>
      <source>its footer is missing</source>
      <translation>缺少文件尾</translation>
    </message>
    <message>
      <source>its header is invalid</source>
      <translation>文件头无效</translation>
    </message>
    <message>
      <source>its header is missing</source>
      <translation>缺少文件头</translation>
    </message>
    <message>
      <source>its initramfs could not be read</source>
      <translation>无法读取其 initramfs</translation>
    </message>
    <message>
      <source>its initramfs is missing</source>
      <translation>缺少 initramfs</translation>
    </message>
    <message>
      <source>its kernel is missing</source>
      <translation>缺少内核</translation>
    </message>
    <message>
      <source>its last changes may be missing</source>
      <translation>可能缺少最后的更改</translation>
    </message>
    <message>
      <source>its partition table is damaged</source>
      <translation>分区表已损坏</translation>
    </message>
    <message>
      <source>its root is not in this image</source>
      <translation>它的根文件系统不在此镜像中</translation>
    </message>
    <message>
      <source>its root is on a disk that a Linode does not have</source>
      <translation>它的根文件系统位于 Linode 实例没有的磁盘上</translation>
    </message>
    <message>
      <source>its size is not what its directory says</source>
      <translation>大小与目录所示不符</translation>
    </message>
    <message>
      <source>its table is too short for the disk</source>
      <translation>映射表对于该磁盘而言过短</translation>
    </message>
    <message>
      <source>linode-cli in PowerShell</source>
      <translation>PowerShell 中的 linode-cli</translation>
    </message>
    <message>
      <source>linode-cli in a shell (sh, bash, zsh)</source>
      <translation>shell 中的 linode-cli (sh、bash、zsh)</translation>
    </message>
    <message>
      <source>linode-cli in the Windows command prompt</source>
      <translation>Windows 命令提示符中的 linode-cli</translation>
    </message>
    <message>
      <source>network helper and password reset will not work</source>
      <translation>Network Helper 和密码重置将不起作用</translation>
    </message>
    <message>
      <source>network is unreachable</source>
      <translation>网络不可达</translation>
    </message>
    <message>
      <source>no</source>
      <translation>否</translation>
    </message>
    <message>
      <source>no answer for {seconds} s</source>
      <translation>{seconds} 秒内没有答复</translation>
    </message>
    <message>
      <source>no connection</source>
      <translation>没有连接</translation>
    </message>
    <message>
      <source>no connection in time</source>
      <translation>未能及时建立连接</translation>
    </message>
    <message>
      <source>no partition is active</source>
      <translation>没有活动分区</translation>
    </message>
    <message>
      <source>no route to host</source>
      <translation>没有到主机的路由</translation>
    </message>
    <message>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <source>none, it was sent too (--keep-free-space)</source>
      <translation>无，已一并发送（--keep-free-space）</translation>
    </message>
    <message>
      <source>not asked</source>
      <translation>未询问</translation>
    </message>
    <message>
      <source>nothing was accepted for {seconds} s</source>
      <translation>{seconds} 秒内没有数据被接受</translation>
    </message>
    <message>
      <source>only EFI firmware could start it</source>
      <translation>只有 EFI 固件才能启动它</translation>
    </message>
    <message>
      <source>other data is between its parts</source>
      <translation>各部分之间夹有其他数据</translation>
    </message>
    <message>
      <source>parent</source>
      <translation>父磁盘</translation>
    </message>
    <message>
      <source>the checksum of a header is wrong</source>
      <translation>有一个文件头的校验和不正确</translation>
    </message>
    <message>
      <source>the checksums of both headers are wrong</source>
      <translation>两个文件头的校验和都不正确</translation>
    </message>
    <message>
      <source>the connection was cut</source>
      <translation>连接被切断</translation>
    </message>
    <message>
      <source>the details</source>
      <translation>详情</translation>
    </message>
    <message>
      <source>the disk has another size</source>
      <translation>磁盘的大小不同</translation>
    </message>
    <message>
      <source>the disk in it is empty</source>
      <translation>其中的磁盘为空</translation>
    </message>
    <message>
      <source>the file is truncated</source>
      <translation>文件被截断</translation>
    </message>
    <message>
      <source>the file may be truncated</source>
      <translation>文件可能被截断</translation>
    </message>
    <message>
      <source>the marker of a grain is invalid</source>
      <translation>有一个 grain 的标记无效</translation>
    </message>
    <message>
      <source>the name has no address</source>
      <translation>该名称没有对应的地址</translation>
    </message>
    <message>
      <source>the name of its backing file is invalid</source>
      <translation>后备文件的名称无效</translation>
    </message>
    <message>
      <source>the place of a cluster is invalid</source>
      <translation>有一个簇的位置无效</translation>
    </message>
    <message>
      <source>the receipt</source>
      <translation>回执</translation>
    </message>
    <message>
      <source>the size of its blocks is invalid</source>
      <translation>块大小无效</translation>
    </message>
    <message>
      <source>the size of its clusters is invalid</source>
      <translation>簇大小无效</translation>
    </message>
    <message>
      <source>the start of a part is damaged</source>
      <translation>有一个部分的开头已损坏</translation>
    </message>
    <message>
      <source>the state of a block is invalid</source>
      <translation>有一个块的状态无效</translation>
    </message>
    <message>
      <source>the system is in {kind}</source>
      <translation>系统位于 {kind} 中</translation>
    </message>
    <message>
      <source>the table of its properties is invalid</source>
      <translation>属性表无效</translation>
    </message>
    <message>
      <source>the table of its regions is invalid</source>
      <translation>区域表无效</translation>
    </message>
    <message>
      <source>the width of its reference counts is invalid</source>
      <translation>引用计数的宽度无效</translation>
    </message>
    <message>
      <source>there is no system in it</source>
      <translation>其中没有系统</translation>
    </message>
    <message>
      <source>timed out</source>
      <translation>超时</translation>
    </message>
    <message>
      <source>today {time}</source>
      <translation>今天 {time}</translation>
    </message>
    <message>
      <source>two places of the disk are stored in one place of the file</source>
      <translation>磁盘的两处内容存储在文件的同一位置</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>waits</source>
      <translation>等待中</translation>
    </message>
    <message>
      <source>waits to be copied</source>
      <translation>等待复制</translation>
    </message>
    <message>
      <source>what was found</source>
      <translation>检查结果</translation>
    </message>
    <message>
      <source>will be deleted</source>
      <translation>将被删除</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>yyyy-MM-dd HH:mm:ss</source>
      <translation>yyyy-MM-dd HH:mm:ss</translation>
    </message>
    <message>
      <source>{account} (this session only)</source>
      <translation>{account}（仅本次会话）</translation>
    </message>
    <message>
      <source>{action} ({keys})</source>
      <translation>{action} ({keys})</translation>
    </message>
    <message>
      <source>{address} answers.</source>
      <translation>{address} 有应答。</translation>
    </message>
    <message>
      <source>{address} answers.
The storage at {host} answers too.</source>
      <translation>{address} 有应答。
位于 {host} 的存储也有应答。</translation>
    </message>
    <message>
      <source>{answer}. {evidence}</source>
      <translation>{answer}。{evidence}</translation>
    </message>
    <message>
      <source>{before}. {next}</source>
      <translation>{before}。{next}</translation>
    </message>
    <message>
      <source>{city} ({region})</source>
      <translation>{city} ({region})</translation>
    </message>
    <message numerus="yes">
      <source>{count} bytes</source>
      <extracomment>For exactly one: 1 byte</extracomment>
      <translation>
        <numerusform>{count} 字节</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} fields need attention</source>
      <extracomment>For exactly one: 1 field needs attention</extracomment>
      <translation>
        <numerusform>有 {count} 个字段需要更正</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files cannot be uploaded</source>
      <extracomment>For exactly one: 1 file cannot be uploaded</extracomment>
      <translation>
        <numerusform>{count} 个文件无法上传</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files identify the machine: {paths}</source>
      <extracomment>For exactly one: 1 file identifies the machine: {paths}</extracomment>
      <translation>
        <numerusform>{count} 个文件可标识机器：{paths}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files may be secret: {paths}</source>
      <extracomment>For exactly one: 1 file may be secret: {paths}</extracomment>
      <translation>
        <numerusform>{count} 个文件可能是机密：{paths}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} images</source>
      <extracomment>For exactly one: 1 image</extracomment>
      <translation>
        <numerusform>{count} 个镜像</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} images are available</source>
      <extracomment>For exactly one: 1 image is available</extracomment>
      <translation>
        <numerusform>{count} 个镜像可用</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} more tags</source>
      <extracomment>For exactly one: 1 more tag</extracomment>
      <translation>
        <numerusform>另外 {count} 个标签</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} other files will be ignored</source>
      <extracomment>For exactly one: 1 other file will be ignored</extracomment>
      <translation>
        <numerusform>将忽略其他 {count} 个文件</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} records could not be read.</source>
      <extracomment>For exactly one: 1 record could not be read.</extracomment>
      <translation>
        <numerusform>有 {count} 条记录无法读取。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} regions: about ${price} a month by Linode's list price; copies may be free for a while.</source>
      <extracomment>For exactly one: 1 region: about ${price} a month by Linode's list price; copies may be free for a while.</extracomment>
      <translation>
        <numerusform>{count} 个区域：按 Linode 的标价每月约 {price} 美元；副本可能暂时免费。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} unfinished images</source>
      <extracomment>For exactly one: 1 unfinished image</extracomment>
      <translation>
        <numerusform>{count} 个未完成的镜像</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} uploads are not finished</source>
      <extracomment>For exactly one: An upload is not finished</extracomment>
      <translation>
        <numerusform>有 {count} 个上传尚未完成</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} uploads failed</source>
      <extracomment>For exactly one: 1 upload failed</extracomment>
      <translation>
        <numerusform>{count} 个上传失败</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} uploads still wait since the program was closed.</source>
      <extracomment>For exactly one: 1 upload still waits since the program was closed.</extracomment>
      <translation>
        <numerusform>程序关闭后仍有 {count} 个上传在等待。</numerusform>
      </translation>
    </message>
    <message>
      <source>{device} for {folder} is not in this image</source>
      <translation>{folder} 的 {device} 不在此镜像中</translation>
    </message>
    <message>
      <source>{filter}, {account}</source>
      <translation>{filter}，{account}</translation>
    </message>
    <message>
      <source>{found} characters, at most {limit} are allowed</source>
      <translation>{found} 个字符，最多允许 {limit} 个</translation>
    </message>
    <message>
      <source>{found} tags, at most {limit} are allowed</source>
      <translation>{found} 个标签，最多允许 {limit} 个</translation>
    </message>
    <message>
      <source>{free} behind the last partition are not used</source>
      <translation>最后一个分区之后有 {free} 未使用</translation>
    </message>
    <message>
      <source>{free} of the file system are free</source>
      <translation>文件系统中有 {free} 可用空间</translation>
    </message>
    <message>
      <source>{headline} {remedy}</source>
      <translation>{headline}{remedy}</translation>
    </message>
    <message>
      <source>{host} does not answer as Linode does</source>
      <translation>{host} 的应答与 Linode 不符</translation>
    </message>
    <message>
      <source>{host} does not answer as Linode's storage does</source>
      <translation>{host} 的应答与 Linode 的存储不符</translation>
    </message>
    <message>
      <source>{host} offers only an outdated encryption ({reason}). Whoever runs that server, or a proxy in between, has to update it.</source>
      <translation>{host} 只提供过时的加密（{reason}）。该服务器或中间代理的管理者必须进行更新。</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} 小时</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
      <source>{images} and {last}</source>
      <translation>{images}和{last}</translation>
    </message>
    <message>
      <source>{images} of {most} images used: Linode may refuse it</source>
      <translation>已用 {images}/{most} 个镜像：Linode 可能会拒绝</translation>
    </message>
    <message>
      <source>{images} of {most} images, {size} of {room} used</source>
      <translation>已用 {images}/{most} 个镜像，{size}/{room}</translation>
    </message>
    <message>
      <source>{image}</source>
      <translation>{image}</translation>
    </message>
    <message>
      <source>{image}, created at {time}</source>
      <translation>{image}，创建于 {time}</translation>
    </message>
    <message>
      <source>{label}: {headline}.</source>
      <translation>{label}：{headline}。</translation>
    </message>
    <message>
      <source>{label}: {headline}. {explanation}</source>
      <translation>{label}：{headline}。{explanation}</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} 分钟</translation>
    </message>
    <message>
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
      <source>{more} {remedy}</source>
      <translation>{more} {remedy}</translation>
    </message>
    <message>
      <source>{name} ({file})</source>
      <translation>{name}（{file}）</translation>
    </message>
    <message>
      <source>{name} already exists</source>
      <translation>{name} 已存在</translation>
    </message>
    <message>
      <source>{name} cannot be read: {reason}</source>
      <translation>无法读取 {name}：{reason}</translation>
    </message>
    <message>
      <source>{name} cannot be unpacked here: it is compressed by the method {method}</source>
      <translation>无法在此处解压 {name}：它使用了压缩方法 {method}</translation>
    </message>
    <message>
      <source>{name} cannot be “{value}”: {reason}</source>
      <translation>{name} 不能是“{value}”：{reason}</translation>
    </message>
    <message>
      <source>{name} contains several files: {names}</source>
      <translation>{name} 包含多个文件：{names}</translation>
    </message>
    <message>
      <source>{name} contains several files: {names}, ...</source>
      <translation>{name} 包含多个文件：{names}…</translation>
    </message>
    <message>
      <source>{name} could not be read or written: {reason}</source>
      <translation>无法读取或写入 {name}：{reason}</translation>
    </message>
    <message>
      <source>{name} differs: {image}; requested: {upload}</source>
      <translation>{name}不同：{image}；请求的是：{upload}</translation>
    </message>
    <message>
      <source>{name} does not look like a disk image – drop to check anyway</source>
      <translation>{name} 看起来不是磁盘镜像 – 仍可拖放到此处进行检查</translation>
    </message>
    <message>
      <source>{name} has a fixed address</source>
      <translation>{name} 使用固定地址</translation>
    </message>
    <message>
      <source>{name} is a folder or a device, not a file</source>
      <translation>{name} 是文件夹或设备，不是文件</translation>
    </message>
    <message>
      <source>{name} is compressed too many times: {kind}</source>
      <translation>{name} 的压缩层数过多：{kind}</translation>
    </message>
    <message>
      <source>{name} is empty</source>
      <translation>{name} 为空</translation>
    </message>
    <message>
      <source>{name} is encrypted</source>
      <translation>{name} 已加密</translation>
    </message>
    <message>
      <source>{name} is not a disk image: its content is {kind}</source>
      <translation>{name} 不是磁盘镜像：其内容为 {kind}</translation>
    </message>
    <message>
      <source>{name} is set up for the MAC address {mac}</source>
      <translation>{name} 是按 MAC 地址 {mac} 配置的</translation>
    </message>
    <message>
      <source>{name} needs another file, which it does not name</source>
      <translation>{name} 需要另一个文件，但未指明是哪个</translation>
    </message>
    <message>
      <source>{name} needs another file: {other}</source>
      <translation>{name} 需要另一个文件：{other}</translation>
    </message>
    <message>
      <source>{name} was not closed cleanly: its last changes are still in its log</source>
      <translation>{name} 未正常关闭：其最后的更改仍在日志中</translation>
    </message>
    <message>
      <source>{name} – from environment</source>
      <translation>{name} – 来自环境变量</translation>
    </message>
    <message>
      <source>{name} – {host}, {version}</source>
      <translation>{name} – {host}，{version}</translation>
    </message>
    <message>
      <source>{name} – {host}, {version} – in use</source>
      <translation>{name} – {host}，{version} – 正在使用</translation>
    </message>
    <message>
      <source>{name}, {size}</source>
      <translation>{name}，{size}</translation>
    </message>
    <message>
      <source>{name}: {image}, as requested</source>
      <translation>{name}：{image}，与请求一致</translation>
    </message>
    <message>
      <source>{name}: {image}; requested at {upload}</source>
      <translation>{name}：{image}；请求时间：{upload}</translation>
    </message>
    <message>
      <source>{name}: {image}; requested: {upload}</source>
      <translation>{name}：{image}；请求的是：{upload}</translation>
    </message>
    <message>
      <source>{name}: {value}</source>
      <translation>{name}：{value}</translation>
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
      <translation>百分之{number}</translation>
    </message>
    <message>
      <source>{number}%</source>
      <translation>{number}%</translation>
    </message>
    <message>
      <source>{number}.</source>
      <translation>第 {number}</translation>
    </message>
    <message>
      <source>{others} Correct this and try again.</source>
      <translation>{others}请更正后重试。</translation>
    </message>
    <message>
      <source>{own} {others}</source>
      <translation>{own}{others}</translation>
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
      <translation>{path} 第 {number} 行</translation>
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
      <translation>{place}：{evidence}</translation>
    </message>
    <message>
      <source>{raw_bytes} when unpacked; most accounts allow {limit}</source>
      <translation>解压后为 {raw_bytes}；大多数账户只允许 {limit}</translation>
    </message>
    <message>
      <source>{raw_bytes} when unpacked; most accounts allow {limit}: Linode will probably refuse it after the upload</source>
      <translation>解压后为 {raw_bytes}；大多数账户只允许 {limit}：Linode 很可能会在上传后拒绝它</translation>
    </message>
    <message>
      <source>{reason}</source>
      <translation>{reason}</translation>
    </message>
    <message>
      <source>{reason}.</source>
      <translation>{reason}。</translation>
    </message>
    <message>
      <source>{reason}. Check the API address and whether a proxy changes the answers.</source>
      <translation>{reason}。请检查 API 地址，以及是否有代理更改了答复内容。</translation>
    </message>
    <message>
      <source>{reason}. Uploads wait.</source>
      <translation>{reason}。上传正在等待。</translation>
    </message>
    <message>
      <source>{reason}: kept for this session only</source>
      <translation>{reason}：仅在本次会话中保留</translation>
    </message>
    <message>
      <source>{region} ({status})</source>
      <translation>{region}（{status}）</translation>
    </message>
    <message>
      <source>{region} – cannot store images</source>
      <translation>{region} – 无法存储镜像</translation>
    </message>
    <message>
      <source>{region}: {status}</source>
      <translation>{region}：{status}</translation>
    </message>
    <message>
      <source>{retry} It will start again from the beginning.</source>
      <translation>{retry}将从头重新开始。</translation>
    </message>
    <message>
      <source>{running} uploading, {waiting} waiting</source>
      <translation>{running} 个正在上传，{waiting} 个等待中</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
    <message>
      <source>{sent} of {total}</source>
      <translation>{sent}/{total}</translation>
    </message>
    <message>
      <source>{size} ({bytes})</source>
      <translation>{size}（{bytes}）</translation>
    </message>
    <message>
      <source>{size} of {room} used: Linode may refuse it</source>
      <translation>已用 {size}/{room}：Linode 可能会拒绝</translation>
    </message>
    <message>
      <source>{size} raw, {format}</source>
      <translation>原始大小 {size}，{format}</translation>
    </message>
    <message>
      <source>{size} {format}</source>
      <translation>{size} {format}</translation>
    </message>
    <message>
      <source>{size}/s</source>
      <translation>{size}/秒</translation>
    </message>
    <message>
      <source>{state} {percent}</source>
      <translation>{state} {percent}</translation>
    </message>
    <message>
      <source>{state}, {phase}</source>
      <translation>{state}，{phase}</translation>
    </message>
    <message>
      <source>{state}, {time}</source>
      <translation>{state}，{time}</translation>
    </message>
    <message>
      <source>{table}, no partitions</source>
      <translation>{table}，没有分区</translation>
    </message>
    <message numerus="yes">
      <source>{table}, {count} partitions: {parts}</source>
      <extracomment>For exactly one: {table}, 1 partition: {parts}</extracomment>
      <translation>
        <numerusform>{table}，{count} 个分区：{parts}</numerusform>
      </translation>
    </message>
    <message>
      <source>{table}, {count} partitions: {parts} and {more} more</source>
      <translation>{table}，{count} 个分区：{parts} 以及另外 {more} 个</translation>
    </message>
    <message>
      <source>{text}.</source>
      <translation>{text}。</translation>
    </message>
    <message>
      <source>{time}</source>
      <translation>{time}</translation>
    </message>
    <message>
      <source>{time} for the one that runs</source>
      <translation>当前上传{time}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>剩余 {time}</translation>
    </message>
    <message>
      <source>{time}. {lost}</source>
      <translation>{time}。{lost}</translation>
    </message>
    <message>
      <source>{title}: {answer}</source>
      <translation>{title}：{answer}</translation>
    </message>
    <message>
      <source>{title}: {evidence}</source>
      <translation>{title}：{evidence}</translation>
    </message>
    <message>
      <source>{values}</source>
      <translation>{values}</translation>
    </message>
    <message>
      <source>{waiting} waiting</source>
      <translation>{waiting} 个等待中</translation>
    </message>
    <message>
      <source>{what} gets its address by itself</source>
      <translation>{what} 自动获取地址</translation>
    </message>
    <message>
      <source>{what} – attempt {attempt} of {attempts} in {seconds} s.</source>
      <translation>{what} – {seconds} 秒后进行第 {attempt} 次尝试（共 {attempts} 次）。</translation>
    </message>
    <message>
      <source>{what} – attempt {attempt} of {attempts} was the last. Checking whether the data arrived.</source>
      <translation>{what} – 第 {attempt} 次尝试（共 {attempts} 次）是最后一次。正在检查数据是否已到达。</translation>
    </message>
    <message>
      <source>{what} – starting attempt {attempt} of {attempts}.</source>
      <translation>{what} – 正在开始第 {attempt} 次尝试（共 {attempts} 次）。</translation>
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
      <translation>“跟随系统”使用环境变量（HTTPS_PROXY、NO_PROXY）中的代理，若未设置，则使用系统设置中的代理；Linux 桌面通过其门户（portal）提供该设置。支持配置脚本（PAC），但 macOS 除外：在 macOS 上请填写脚本指定的代理。</translation>
    </message>
    <message>
      <source>“{label}” ({image}) and its copies in all regions are deleted for good. Servers that were made from it stay.</source>
      <translation>“{label}”（{image}）及其在所有区域的副本将被永久删除。用它创建的服务器会保留。</translation>
    </message>
    <message>
      <source>“{label}” failed</source>
      <translation>“{label}”失败</translation>
    </message>
    <message>
      <source>“{label}” is available</source>
      <translation>“{label}”可用</translation>
    </message>
    <message>
      <source>“{label}” is being copied.</source>
      <translation>正在复制“{label}”。</translation>
    </message>
    <message>
      <source>“{label}”: {status}. Image ID {id}, region {region}.</source>
      <translation>“{label}”：{status}。镜像 ID {id}，区域 {region}。</translation>
    </message>
    <message>
      <source>“{label}”: {status}. Region {region}.</source>
      <translation>“{label}”：{status}。区域 {region}。</translation>
    </message>
    <message>
      <source>“{text}” is too long: at most {limit} characters</source>
      <translation>“{text}”过长：最多 {limit} 个字符</translation>
    </message>
    <message>
      <source>“{text}” is too short: at least {limit} characters</source>
      <translation>“{text}”过短：至少 {limit} 个字符</translation>
    </message>
    <message>
      <source>“{value}”</source>
      <translation>“{value}”</translation>
    </message>
  </context>
</TS>
