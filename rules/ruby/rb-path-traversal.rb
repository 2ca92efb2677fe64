class FilesController < ApplicationController
  def show
    name = params[:name]
    # ruleid: rb-path-traversal
    send_file(File.join("/srv/files", name))
    # ruleid: rb-path-traversal
    @text = File.read("/srv/files/#{name}")
    # ruleid: rb-path-traversal
    File.write("/srv/files/" + params[:file], "x")
    # ruleid: rb-path-traversal
    File.delete(File.join("/srv/files", params[:file]))
    # ruleid: rb-path-traversal
    FileUtils.rm_rf(Rails.root.join("tmp", params[:folder]))
    # ruleid: rb-path-traversal
    @names = Dir.glob("/srv/#{params[:folder]}/*")
    # ruleid: rb-path-traversal
    render file: params[:page]
  end

  def show_safely
    name = File.basename(params[:name])
    # ok: rb-path-traversal
    send_file(File.join("/srv/files", name))
    # ok: rb-path-traversal
    @text = File.read("/srv/files/#{params[:id].to_i}.txt")
    # ok: rb-path-traversal
    @text = File.read("/srv/files/a.txt")
    # ok: rb-path-traversal
    File.write("/srv/files/a.txt", params[:text])
    # ok: rb-path-traversal
    render :show
  end
end

class AttachmentsController < ApplicationController
  def show
    attachment = Attachment.find(params[:id])
    # ok: rb-path-traversal
    send_file attachment.diskfile
  end
end
